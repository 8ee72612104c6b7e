package dev.flint.deploy.cli;

import dev.flint.deploy.config.ConfigReader;
import dev.flint.deploy.config.ConfigReading;
import dev.flint.deploy.config.ConfigSource;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command's configuration comes from. */
final class ConfigOptions {
    @Option(names = "--http", paramLabel = "HOST:PORT", description = "Same as --set http.address=HOST:PORT.")
    private @Nullable String http;

    @Option(names = "--data", paramLabel = "DIR", description = "Same as --set data.directory=DIR.")
    private @Nullable String data;

    @Option(names = "--config", paramLabel = "FILE", description = "Configuration file, YAML.")
    private @Nullable Path file;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "One key of the configuration.")
    private Map<String, String> keys = new LinkedHashMap<>();

    /** Where it comes from, to be read again. */
    ConfigSource source(Terminal terminal) {
        var flags = new LinkedHashMap<>(keys);
        if (http != null) {
            flags.put("http.address", http);
        }
        if (data != null) {
            flags.put("data.directory", data);
        }
        return new ConfigSource(
                new ConfigReader(ConfigReader.USUAL_FILE), flags, terminal.environment(), Optional.ofNullable(file));
    }

    /** The configuration, or all its faults and exit code 2. */
    ConfigReading.Config read(Terminal terminal) {
        var reading = source(terminal).read();
        if (reading instanceof ConfigReading.Config config) {
            return config;
        }
        var faults = ((ConfigReading.Faults) reading).faults();
        throw new CommandFailure(
                ExitCode.USAGE,
                faults.stream()
                        .map(Object::toString)
                        .collect(Collectors.joining("\n       ", "configuration:\n       ", "")));
    }
}
