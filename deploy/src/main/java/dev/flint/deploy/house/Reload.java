package dev.flint.deploy.house;

import dev.flint.deploy.config.ConfigDocument;
import dev.flint.deploy.config.ConfigReading;
import dev.flint.deploy.config.ConfigSource;
import dev.flint.deploy.config.FlintConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The configuration as its files are now, applied as far as that can be done while serving. */
final class Reload {
    private static final Logger LOG = System.getLogger(Reload.class.getName());
    private static final FileTime ABSENT = FileTime.fromMillis(0);

    private final ConfigSource source;
    private final BiConsumer<FlintConfig, List<String>> apply;
    private ConfigReading.Config current;
    private List<FileTime> seen;

    /** @param apply takes a configuration and the keys that have changed; IllegalArgumentException when it refuses */
    Reload(ConfigSource source, ConfigReading.Config current, BiConsumer<FlintConfig, List<String>> apply) {
        this.source = source;
        this.current = current;
        this.apply = apply;
        this.seen = written();
    }

    /** Looks whether a file was written since, and if so, applies what it says. Blocks. */
    synchronized void look() {
        var now = written();
        if (now.equals(seen)) {
            return;
        }
        seen = now;
        var reading = source.read();
        if (reading instanceof ConfigReading.Faults faults) {
            faults.faults().forEach(fault -> LOG.log(Level.WARNING, "{0}; nothing is changed", fault));
            return;
        }
        take((ConfigReading.Config) reading);
        seen = written();
    }

    private void take(ConfigReading.Config next) {
        List<String> changed = new ArrayList<>(current.changedBy(next));
        var live = ConfigDocument.live();
        List<String> later = changed.stream().filter(key -> !live.contains(key)).toList();
        changed.removeAll(later);
        try {
            apply.accept(next.config(), changed);
            current = next;
            LOG.log(Level.INFO, "the configuration was read again; applied: {0}", said(changed));
            if (!later.isEmpty()) {
                LOG.log(Level.WARNING, "at the next start: {0}", said(later));
            }
        } catch (IllegalArgumentException | UncheckedIOException refused) {
            LOG.log(Level.WARNING, "{0}; nothing is changed", refused.getMessage());
        }
    }

    private static String said(List<String> keys) {
        return keys.isEmpty() ? "nothing" : String.join(", ", keys);
    }

    private List<FileTime> written() {
        var tls = current.config().tls();
        return Stream.of(source.file(), tls.certificate(), tls.key())
                .map(file -> file.map(Reload::written).orElse(ABSENT))
                .toList();
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return ABSENT;
        }
    }
}
