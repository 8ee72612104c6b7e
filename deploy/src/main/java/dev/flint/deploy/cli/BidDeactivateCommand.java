package dev.flint.deploy.cli;

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
        footer = {"", "Example:  flint bid deactivate did:bid:… --key safe.key --key-id did:bid:…#key-2"})
final class BidDeactivateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "The identifier.")
    private String identifier = "";

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "A recovery key.")
    private Path key = Path.of("");

    @Option(names = "--key-id", paramLabel = "ID", description = "The key's id (default: ID#key-2).")
    private String keyId = "";

    @Mixin
    private Submit submit = new Submit();

    BidDeactivateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var bid = Drafts.bid(identifier);
        String creator = keyId.isEmpty() ? bid.canonical() + "#key-2" : keyId;
        return submit.operation(
                OperationDraft.delete(bid, terminal.clock().instant(), KeyFiles.read(key), creator), terminal);
    }
}
