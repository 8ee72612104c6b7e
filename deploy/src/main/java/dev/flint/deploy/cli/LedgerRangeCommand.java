package dev.flint.deploy.cli;

import dev.flint.ledger.Chain;
import dev.flint.ledger.LogLeaf;
import dev.flint.ledger.merkle.Merkle;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flint ledger range}, and {@code get} for one. */
@Command(
        name = "range",
        mixinStandardHelpOptions = true,
        description = "Shows entries of a ledger that no process has open: position, leaf hash, length, operation.",
        footer = {"", "Example:  flint ledger range 0 10 --data flint-data"})
final class LedgerRangeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "FROM", description = "First position.")
    private long from;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "TO",
            description = "Position behind the last (default: one).")
    private long to = -1;

    @Option(names = "--brief", description = "Leaves the operations out.")
    private boolean brief;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    LedgerRangeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var ledger = OfflineLedger.existing(options.read(terminal).config(), terminal);
        long end = to < 0 ? from + 1 : to;
        if (from < 0 || end < from) {
            throw new CommandFailure(ExitCode.USAGE, "FROM is not negative, and TO not before it");
        }
        try (var chain = Chain.open(ledger.settings(), ledger.rule())) {
            if (from >= chain.head().size()) {
                throw new CommandFailure(
                        ExitCode.NOT_FOUND, "the log has " + chain.head().size() + " entries");
            }
            for (long position = from; position < Math.min(end, chain.head().size()); position++) {
                terminal.out()
                        .println(line(position, chain.reader().entry(position).orElseThrow()));
            }
        }
        return ExitCode.OK;
    }

    private String line(long position, byte[] entry) {
        var line = new JsonText()
                .begin()
                .number("position", position)
                .string("txId", HexFormat.of().formatHex(Merkle.leafHash(LogLeaf.of(entry))))
                .number("length", entry.length);
        return (brief ? line : line.string("operation", new String(entry, StandardCharsets.UTF_8))).end();
    }
}
