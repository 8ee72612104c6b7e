package dev.flint.deploy.cli;

import dev.flint.deploy.config.ConfigReader;
import dev.flint.deploy.config.ConfigReading;
import dev.flint.deploy.config.FlintConfig;
import dev.flint.deploy.house.House;
import dev.flint.deploy.house.Plan;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flint demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Starts everything on free ports with a ledger of its own, registers, resolves, and checks it all.",
        footer = {"", "Example:  flint demo"})
final class DemoCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Terminal terminal;

    @Mixin
    private OutputOption output = new OutputOption();

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Path directory = Files.createTempDirectory("flint-demo");
        try {
            var table = new DemoTable(terminal.out(), output.isJson());
            var config = config(directory);
            var ledgerKey = new Plan(config, true)
                    .chain(terminal.clock(), terminal.random())
                    .signer()
                    .verifierKey();
            var demo = new Demo(table, terminal, ledgerKey);
            try (var house = House.open(config, true, terminal.clock(), terminal.random())) {
                table.title("http://127.0.0.1:" + house.httpPort(), directory.toString());
                demo.beforeRestart(client(house));
            }
            try (var house = House.open(config, true, terminal.clock(), terminal.random())) {
                demo.afterRestart(client(house));
            }
            return table.end() ? ExitCode.OK : ExitCode.VERIFICATION;
        } finally {
            DoctorCommand.delete(directory);
        }
    }

    private static ResolverClient client(House house) {
        return new ResolverClient(URI.create("http://127.0.0.1:" + house.httpPort()), PATIENCE);
    }

    private static FlintConfig config(Path directory) {
        var flags = Map.of(
                "http.address", "127.0.0.1:0", "data.directory", directory.toString(), "ledger.map-size", "256MiB");
        var reading = new ConfigReader(ConfigReader.USUAL_FILE.resolveSibling("none"))
                .read(flags, Map.of(), Optional.empty());
        if (reading instanceof ConfigReading.Config config) {
            return config.config();
        }
        throw new IllegalStateException(reading.toString());
    }
}
