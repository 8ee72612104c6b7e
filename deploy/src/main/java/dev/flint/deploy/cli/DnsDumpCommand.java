package dev.flint.deploy.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flint dns dump}. */
@Command(
        name = "dump",
        mixinStandardHelpOptions = true,
        description = "Writes all records of a zone, as zone files have them.",
        footer = {"", "Example:  flint dns dump --zone did.example.com --tsig tsig.key"})
final class DnsDumpCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private NameServerOption server = new NameServerOption();

    DnsDumpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        server.transfer().forEach(record -> terminal.out().println(record));
        return ExitCode.OK;
    }
}
