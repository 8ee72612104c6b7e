package dev.flint.deploy.cli;

import dev.flint.ledger.merkle.MerkleProofs;
import dev.flint.ledger.note.Checkpoint;
import dev.flint.ledger.note.VerifierKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flint ledger watch}. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = "Follows a server's checkpoints, and ends when one is not signed or not a continuation.",
        footer = {"", "Example:  flint ledger watch --server http://127.0.0.1:8080"})
final class LedgerWatchCommand implements Callable<Integer> {
    private static final long POLL_MILLIS = 1_000;

    private final Terminal terminal;

    @Option(
            names = "--key",
            paramLabel = "VKEY",
            description = "The log's verifier key (default: what /ledger/policy says).")
    private String key = "";

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "Ends after so many checkpoints (default: never).",
            defaultValue = "0")
    private long count;

    @Mixin
    private ServerOption server = new ServerOption();

    @Mixin
    private OutputOption output = new OutputOption();

    LedgerWatchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        var client = server.client();
        var verifier = verifier(client);
        Optional<Checkpoint> last = Optional.empty();
        for (long shown = 0; count == 0 || shown < count; ) {
            var now = checkpoint(client, verifier);
            if (last.isEmpty() || isNew(last.get(), now)) {
                if (last.isPresent()) {
                    continues(client, last.get(), now);
                }
                terminal.out().println(line(now));
                terminal.out().flush();
                last = Optional.of(now);
                shown++;
            } else {
                Thread.sleep(POLL_MILLIS);
            }
        }
        return ExitCode.OK;
    }

    private VerifierKey verifier(ResolverClient client) {
        String text = key.isEmpty() ? policyKey(client) : key;
        return VerifierKey.parse(text)
                .orElseThrow(() -> new CommandFailure(ExitCode.USAGE, "not a verifier key: " + text));
    }

    private static String policyKey(ResolverClient client) {
        var policy = client.get("/ledger/policy");
        return policy.body()
                .lines()
                .filter(line -> line.startsWith("log "))
                .map(line -> line.substring("log ".length()))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(ExitCode.NOT_FOUND, "the server has no policy: give --key"));
    }

    private static Checkpoint checkpoint(ResolverClient client, VerifierKey verifier) {
        return SignedCheckpoint.parse(client.get("/ledger/checkpoint").body())
                .filter(signed -> signed.isSignedBy(verifier))
                .map(SignedCheckpoint::checkpoint)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.VERIFICATION, "not a checkpoint that " + verifier.name() + " signed"));
    }

    private static boolean isNew(Checkpoint last, Checkpoint now) {
        return last.size() != now.size() || !Arrays.equals(last.root(), now.root());
    }

    private static void continues(ResolverClient client, Checkpoint last, Checkpoint now) {
        boolean grown = last.size() > 0 && now.size() > last.size();
        boolean sound = last.size() == 0
                || (grown
                        && MerkleProofs.verifyConsistency(
                                last.size(), now.size(), proof(client, last, now), last.root(), now.root()));
        if (!sound) {
            throw new CommandFailure(
                    ExitCode.VERIFICATION,
                    "two histories: size " + now.size() + " does not continue size " + last.size());
        }
    }

    private static List<byte[]> proof(ResolverClient client, Checkpoint last, Checkpoint now) {
        var answer = client.get("/ledger/headers/consistency/" + last.size() + "/" + now.size());
        List<byte[]> proof = new ArrayList<>();
        try {
            answer.body().lines().forEach(line -> proof.add(Base64.getDecoder().decode(line)));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.VERIFICATION, "no consistency proof: status " + answer.statusCode());
        }
        return proof;
    }

    private String line(Checkpoint checkpoint) {
        String root = Base64.getEncoder().encodeToString(checkpoint.root());
        return output.isJson()
                ? new JsonText()
                        .begin()
                        .string("origin", checkpoint.origin())
                        .number("size", checkpoint.size())
                        .string("rootHash", root)
                        .end()
                : checkpoint.origin() + " " + checkpoint.size() + " " + root;
    }
}
