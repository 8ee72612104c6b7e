package dev.flint.deploy.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where a configuration comes from; it can be read again. */
public final class ConfigSource {
    private final ConfigReader reader;
    private final Map<String, String> flags;
    private final Map<String, String> environment;
    private final Optional<Path> file;

    /**
     * As {@link ConfigReader#read} takes them.
     *
     * @param file named on the command line
     */
    public ConfigSource(
            ConfigReader reader, Map<String, String> flags, Map<String, String> environment, Optional<Path> file) {
        this.reader = reader;
        this.flags = Map.copyOf(flags);
        this.environment = Map.copyOf(environment);
        this.file = file;
    }

    /** As it is now. */
    public ConfigReading read() {
        return reader.read(flags, environment, file);
    }

    /** The file that it is read from, if there is one. */
    public Optional<Path> file() {
        return reader.file(environment, file);
    }
}
