package dev.flint.deploy.cli;

import dev.flint.bid.Bid;
import dev.flint.bid.BidParse;
import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.KeyBinding;
import dev.flint.bid.register.OperationDraft;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flint bid deactivate}. */
@Command(
        name = "deactivate",
        mixinStandardHelpOptions = true,
        description = "Deactivates an identifier, for ever.",
        footer = {
            "",
            "Example:  flint bid deactivate ID --key safe.key",
            "          flint bid deactivate - --key safe.key < identifiers"
        })
final class BidDeactivateCommand implements Callable<Integer> {
    private final Terminal terminal;
    private boolean incomplete;

    @Parameters(paramLabel = "ID|-", description = "The identifier, or - for standard input.")
    private String identifier = "";

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "A recovery key, or the key itself.")
    private Path key = Path.of("");

    @Option(
            names = "--key-id",
            paramLabel = "ID",
            description = "The key's id (default: ID#key-1 if ID is derived from the key, else ID#key-2).")
    private String keyId = "";

    @Mixin
    private Submit submit = new Submit();

    BidDeactivateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var secret = KeyFiles.readSigner(key);
        if (!identifier.equals("-")) {
            return submit.operation(operation(Drafts.bid(identifier), secret), terminal);
        }
        var client = submit.client();
        LineOutput.answerAll(terminal, line -> {
            var input = InputLine.of(line);
            String text = input instanceof InputLine.Given given ? given.input() : "";
            return Bid.parse(text) instanceof BidParse.Parsed parsed
                    ? submit.line(text, operation(parsed.bid(), secret), client)
                    : unreadable(line);
        });
        return incomplete || submit.hasRefused() ? ExitCode.PARTIAL : ExitCode.OK;
    }

    private String unreadable(Lines.Line line) {
        incomplete = true;
        var verdict = new Verdict();
        String json = verdict.on(line);
        return verdict.wasValid() ? verdict.noBid(line.shown()) : json;
    }

    private byte[] operation(Bid bid, BidPrivateKey secret) {
        int number = bid.binding(secret.publicKey()) == KeyBinding.NONE ? 2 : 1;
        String id = keyId.isEmpty() ? bid.canonical() + "#key-" + number : keyId;
        return OperationDraft.delete(bid, terminal.clock().instant(), secret, id);
    }
}
