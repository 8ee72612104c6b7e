package dev.flint.deploy.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.BidEncoding;
import dev.flint.bid.BidPublicKey;
import dev.flint.bid.document.AlsoKnownAs;
import dev.flint.bid.document.BidDocument;
import dev.flint.bid.register.OperationDraft;
import dev.flint.bid.register.OperationKind;
import dev.flint.vaa.DidForm;
import dev.flint.vaa.HandleForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flint bid create}. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Writes a document for a key, signs it and registers it.",
        footer = {"", "Example:  flint bid create --key plant.key --recovery-key safe.key --type 102 --out plant.json"})
final class BidCreateCommand implements Callable<Integer> {
    private static final int PARTS = 3;

    private final Terminal terminal;

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "The key that controls the document.")
    private Path key = Path.of("");

    @Option(names = "--recovery-key", paramLabel = "FILE", description = "The key that may replace it.")
    private @Nullable Path recoveryKey;

    @Option(names = "--document", paramLabel = "FILE", description = "Signs and registers this document instead.")
    private @Nullable Path documentFile;

    @Option(names = "--sub-chain", paramLabel = "CODE", description = "Four characters; the main chain if left out.")
    private String subChain = "";

    @Option(names = "--type", paramLabel = "N", description = "Object type (default: ${DEFAULT-VALUE}).")
    private int objectType = 999;

    @Option(names = "--ttl", paramLabel = "SECONDS", description = "How long others may keep it.")
    private int ttl = 86_400;

    @Option(names = "--service", paramLabel = "ID,TYPE,ENDPOINT", description = "A service; its id without #.")
    private List<String> services = new ArrayList<>();

    @Option(names = "--also-known-as", paramLabel = "TYPE,ID", description = "Another name.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--vaa", paramLabel = "CODE", description = "A VAA code of the same thing, as DID and as Handle.")
    private List<String> codes = new ArrayList<>();

    @Option(names = "--out", paramLabel = "FILE", description = "Keeps the signed document there, for later updates.")
    private @Nullable Path out;

    @Mixin
    private Submit submit = new Submit();

    BidCreateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var secret = KeyFiles.readSigner(key);
        var keys = new ArrayList<BidPublicKey>(List.of(secret.publicKey()));
        if (recoveryKey != null) {
            keys.add(KeyFiles.read(recoveryKey).publicKey());
        }
        BidDocument draft = documentFile == null
                ? drafted(keys)
                : Drafts.read(documentFile, terminal.clock().instant());
        var signed = Drafts.signed(draft, secret, "", draft.authentication());
        if (out != null) {
            Files.write(out, signed.toJson());
        }
        return submit.operation(OperationDraft.of(OperationKind.CREATE, signed), terminal);
    }

    private BidDocument drafted(List<BidPublicKey> keys) {
        if (ttl < 0) {
            throw new CommandFailure(ExitCode.USAGE, "--ttl is a number of seconds, not less than 0");
        }
        var id = Bid.derive(Drafts.subChain(subChain), keys.get(0), BidEncoding.BASE58);
        var tree = Drafts.document(id, keys, objectType, ttl, terminal.clock().instant());
        for (String name : names) {
            String[] parts = name.split(",", 2);
            if (parts.length != 2) {
                throw new CommandFailure(ExitCode.USAGE, "another name is TYPE,ID");
            }
            tree.withArray("/alsoKnownAs").addObject().put("type", parts[0]).put("id", parts[1]);
        }
        codes.forEach(code -> addCode(tree, code));
        services.forEach(service -> addService(tree, service, id.canonical()));
        return Drafts.checked(tree);
    }

    private static void addCode(ObjectNode tree, String text) {
        var code = SignerOption.code(text).code();
        if (code.isEmpty()) {
            throw new CommandFailure(ExitCode.INVALID_IDENTIFIER, text + " is a node, not the code of a thing");
        }
        var names = tree.withArray("/alsoKnownAs");
        names.addObject().put("type", AlsoKnownAs.DID).put("id", DidForm.of(code.get()));
        names.addObject().put("type", AlsoKnownAs.HANDLE).put("id", HandleForm.of(code.get()));
    }

    private static void addService(ObjectNode tree, String service, String did) {
        String[] parts = service.split(",", PARTS);
        if (parts.length != PARTS) {
            throw new CommandFailure(ExitCode.USAGE, "a service is ID,TYPE,ENDPOINT");
        }
        tree.withArray("/service")
                .addObject()
                .put("id", did + "#" + parts[0])
                .put("type", parts[1])
                .put("serviceEndpoint", parts[2]);
    }
}
