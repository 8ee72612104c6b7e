package dev.flint.deploy.cli;

import dev.flint.bid.register.OperationDraft;
import dev.flint.bid.register.OperationKind;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flint bid update}. */
@Command(
        name = "update",
        mixinStandardHelpOptions = true,
        description = "Signs a changed document and registers it as the new version.",
        footer = {"", "Example:  flint bid update --document plant.json --key plant.key"})
final class BidUpdateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The identifier, if the document is to be about it.")
    private String identifier = "";

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "The key that signs.")
    private Path key = Path.of("");

    @Option(names = "--key-id", paramLabel = "ID", description = "The key's id (default: the first that may sign).")
    private String keyId = "";

    @Option(names = "--document", required = true, paramLabel = "FILE", description = "The new document.")
    private Path document = Path.of("");

    @Mixin
    private Submit submit = new Submit();

    BidUpdateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var draft = Drafts.read(document, terminal.clock().instant(), identifier);
        var signed = Drafts.signed(draft, KeyFiles.readSigner(key), keyId, draft.authentication());
        return submit.operation(OperationDraft.of(OperationKind.UPDATE, signed), terminal);
    }
}
