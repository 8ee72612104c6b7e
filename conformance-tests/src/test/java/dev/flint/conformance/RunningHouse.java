package dev.flint.conformance;

import dev.flint.deploy.config.ConfigReader;
import dev.flint.deploy.config.ConfigReading;
import dev.flint.deploy.house.House;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A whole server in this process, with the samples. */
public final class RunningHouse implements AutoCloseable {
    private final House house;

    private RunningHouse(House house) {
        this.house = house;
    }

    /**
     * Starts one.
     *
     * @param settings by configuration key
     */
    public static RunningHouse open(Path data, Map<String, String> settings) {
        var flags = new HashMap<>(settings);
        flags.put("http.address", "127.0.0.1:0");
        flags.put("data.directory", data.toString());
        flags.putIfAbsent("ledger.map-size", "256MiB");
        var reading = new ConfigReader(Path.of("no-such-file")).read(flags, Map.of(), Optional.empty());
        if (reading instanceof ConfigReading.Config read) {
            return new RunningHouse(House.open(read.config(), true, InstantSource.system(), new SecureRandom()));
        }
        throw new AssertionError(reading.toString());
    }

    public int port() {
        return house.httpPort();
    }

    public Client client() {
        return new Client(port());
    }

    Wire connect() {
        return new Wire(port());
    }

    @Override
    public void close() {
        house.close();
    }
}
