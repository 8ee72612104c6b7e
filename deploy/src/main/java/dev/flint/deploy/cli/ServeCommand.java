package dev.flint.deploy.cli;

import dev.flint.deploy.House;
import dev.flint.deploy.config.FlintConfig;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flint serve}. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Serves until it is told to stop (SIGTERM): first not ready, then drained, then closed.",
        footer = {"", "Example:  flint serve --http 127.0.0.1:8080 --data flint-data --demo"})
final class ServeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Option(names = "--demo", description = "Registers the sample identifiers, if they are not there yet.")
    private boolean demo;

    ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        var config = options.read(terminal).config();
        LogLevel.set(config.log());
        var house = House.open(config, demo, terminal.clock(), terminal.random());
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(house, config, stopped), "stop"));
        terminal.err()
                .println("flint: listening on http://" + host(config) + ":" + house.httpPort() + ", ledger in "
                        + config.dataDirectory());
        stopped.await();
        return ExitCode.OK;
    }

    private static void stop(House house, FlintConfig config, CountDownLatch stopped) {
        house.leave();
        try {
            Thread.sleep(config.http().lameduck().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        house.close();
        stopped.countDown();
    }

    private static String host(FlintConfig config) {
        String host = config.http().address().host();
        return host.indexOf(':') < 0 ? host : "[" + host + "]";
    }
}
