package dev.flint.deploy.cli;

import dev.flint.deploy.config.FlintConfig;
import dev.flint.deploy.house.House;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flint serve}. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description =
                "Serves until it is told to stop by SIGTERM or SIGINT: first not ready, then drained, then closed.",
        footer = {
            "",
            "Example:  flint serve --http 127.0.0.1:8080 --data flint-data --demo",
            "",
            "A shell sees 143 after SIGTERM and 130 after SIGINT; the ledger is closed either way."
        })
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
    public Integer call() {
        var reading = options.read(terminal);
        var config = reading.config();
        LogLevel.set(config.log());
        var house = open(config);
        house.follow(options.source(terminal), reading);
        var stopped = new CountDownLatch(1);
        var hook = new Thread(() -> stop(house, config, stopped), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        terminal.err()
                .println("flint: listening on http://" + host(config) + ":" + house.httpPort() + ", data in "
                        + config.dataDirectory());
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Runtime.getRuntime().removeShutdownHook(hook);
            stop(house, config, stopped);
        }
        return ExitCode.OK;
    }

    private House open(FlintConfig config) {
        try {
            return House.open(config, demo, terminal.clock(), terminal.random());
        } catch (IllegalStateException e) {
            // The event loops report what the system said about the address.
            if (e.getCause() instanceof IOException refused) {
                var address = config.http().address();
                throw new CommandFailure(ExitCode.NETWORK, "cannot listen on " + address + ": " + refused.getMessage());
            }
            throw e;
        }
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
