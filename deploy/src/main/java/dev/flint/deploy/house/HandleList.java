package dev.flint.deploy.house;

import dev.flint.bridge.handle.ListedHandles;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** The Handles that the operator has written down, as the file is now. */
final class HandleList {
    private static final Logger LOG = System.getLogger(HandleList.class.getName());
    private static final long OCTETS_MAX = 64 << 20;
    private static final long REFRESH_MILLIS = 2_000;

    private final Path file;
    private final InstantSource clock;
    private FileTime read;
    private volatile ListedHandles handles;

    /** @throws IllegalArgumentException when the file is not as it should be */
    private HandleList(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
        try {
            this.read = Files.getLastModifiedTime(file);
            this.handles = load();
        } catch (IOException e) {
            throw new UncheckedIOException("handle.records: " + file + " cannot be read", e);
        }
    }

    /** Those of a file, if there is one, as it is at any time. */
    static Supplier<ListedHandles> watched(Optional<Path> file, Vertx vertx, InstantSource clock) {
        if (file.isEmpty()) {
            return () -> ListedHandles.NONE;
        }
        var list = new HandleList(file.get(), clock);
        vertx.setPeriodic(
                REFRESH_MILLIS,
                id -> vertx.executeBlocking(
                        () -> {
                            list.refresh();
                            return id;
                        },
                        true));
        return list::handles;
    }

    private ListedHandles load() throws IOException {
        if (Files.size(file) > OCTETS_MAX) {
            throw new IllegalArgumentException("handle.records: " + file + " has more than 64 MiB");
        }
        var reading =
                ListedHandles.read(Files.readString(file), (int) clock.instant().getEpochSecond());
        if (reading instanceof ListedHandles.Reading.Read all) {
            return all.handles();
        }
        String where = ((ListedHandles.Reading.Faulty) reading).where();
        throw new IllegalArgumentException("handle.records: " + file + ": " + where + " is not as it should be");
    }

    private ListedHandles handles() {
        return handles;
    }

    /** Reads the file again if it was written since; what was read before stays if it cannot be. Blocks. */
    private void refresh() {
        try {
            var modified = Files.getLastModifiedTime(file);
            if (!modified.equals(read)) {
                read = modified;
                handles = load();
                LOG.log(Level.INFO, "{0} was read again", file);
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(Level.WARNING, "{0}; what it held before still holds", e.getMessage());
        }
    }
}
