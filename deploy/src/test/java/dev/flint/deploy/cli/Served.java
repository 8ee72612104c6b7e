package dev.flint.deploy.cli;

import dev.flint.deploy.config.ConfigReader;
import dev.flint.deploy.config.ConfigReading;
import dev.flint.deploy.house.House;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server with the samples, and commands that ask it. */
final class Served implements AutoCloseable {
    private final House house;

    Served(Path directory) {
        this(directory, Map.of());
    }

    /** @param more of the configuration */
    Served(Path directory, Map<String, String> more) {
        var flags = new HashMap<>(Map.of(
                "http.address", "127.0.0.1:0",
                "data.directory", directory.toString(),
                "ledger.map-size", "64MiB",
                // Blocks are counted here.
                "ledger.heartbeat", "0s"));
        flags.putAll(more);
        var config = (ConfigReading.Config)
                new ConfigReader(Path.of("no-such-file")).read(flags, Map.of(), Optional.empty());
        house = House.open(config.config(), true, InstantSource.system(), new SecureRandom());
    }

    String url() {
        return "http://127.0.0.1:" + house.httpPort();
    }

    ResolverClient client() {
        return new ResolverClient(java.net.URI.create(url()), java.time.Duration.ofSeconds(30));
    }

    Cli.Run run(String... arguments) {
        return piped("", arguments);
    }

    Cli.Run piped(String input, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--server", url(), "--timeout", "30"));
        return Cli.piped(input, all.toArray(String[]::new));
    }

    @Override
    public void close() {
        house.close();
    }
}
