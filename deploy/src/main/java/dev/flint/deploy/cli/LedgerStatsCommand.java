package dev.flint.deploy.cli;

import dev.flint.ledger.Chain;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flint ledger stats}. */
@Command(
        name = "stats",
        mixinStandardHelpOptions = true,
        description = "Counts what is in a ledger that no process has open.",
        footer = {"", "Example:  flint ledger stats --data flint-data -o json"})
final class LedgerStatsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private OutputOption output = new OutputOption();

    LedgerStatsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var ledger = OfflineLedger.existing(options.read(terminal).config(), terminal);
        try (var chain = Chain.open(ledger.settings(), ledger.rule())) {
            var head = chain.head();
            var status = chain.status();
            var newest = chain.reader().header(head.height());
            String txRoot = newest.map(header -> hex(header.txRoot())).orElse("");
            String stateRoot = newest.map(header -> hex(header.stateRoot())).orElse("");
            terminal.out()
                    .println(
                            output.isJson()
                                    ? new JsonText()
                                            .begin()
                                            .string("origin", ledger.settings().origin())
                                            .number("blocks", head.height() + 1)
                                            .number("entries", head.size())
                                            .string("txRoot", txRoot)
                                            .string("stateRoot", stateRoot)
                                            .number("logBytes", status.walBytes())
                                            .number("indexBytes", status.mapUsedBytes())
                                            .end()
                                    : ledger.settings().origin() + ": " + (head.height() + 1) + " blocks, "
                                            + head.size()
                                            + " entries, log of " + status.walBytes() + " bytes, index of "
                                            + status.mapUsedBytes() + " bytes, root of the entries " + txRoot
                                            + ", of the state " + stateRoot);
        }
        return ExitCode.OK;
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
