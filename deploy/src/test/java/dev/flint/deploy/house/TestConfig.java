package dev.flint.deploy.house;

import dev.flint.deploy.config.ConfigReader;
import dev.flint.deploy.config.ConfigReading;
import dev.flint.deploy.config.FlintConfig;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Configurations of servers on loopback. */
final class TestConfig {
    private TestConfig() {}

    static FlintConfig of(Path directory, int port) {
        return of(directory, port, Map.of());
    }

    /** @param more by key */
    static FlintConfig of(Path directory, int port, Map<String, String> more) {
        Map<String, String> flags = new HashMap<>(more);
        flags.put("http.address", "127.0.0.1:" + port);
        flags.put("data.directory", directory.toString());
        flags.put("ledger.map-size", "64MiB");
        var reading = new ConfigReader(Path.of("no-such-file")).read(flags, Map.of(), Optional.empty());
        return ((ConfigReading.Config) reading).config();
    }

    /** A server with the samples. */
    static House house(Path directory, Map<String, String> more) {
        return House.open(of(directory, 0, more), true, InstantSource.system(), new SecureRandom());
    }
}
