package dev.flint.deploy.cli;

import dev.flint.ledger.note.PolicyParse;
import dev.flint.ledger.note.TlogPolicy;
import dev.flint.ledger.verify.BundleVerifier;
import dev.flint.ledger.verify.Expectations;
import dev.flint.ledger.verify.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flint ledger verify}: asks nobody. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Verifies a proof bundle, or a resolution result that carries one. Offline.",
        footer = {
            "",
            "Example:  flint ledger proof did:bid:ef214PmkhKndUcArDQPgD5J4fFVwqJFPt > proof.json",
            "          flint ledger verify proof.json --policy policy.txt"
        })
final class LedgerVerifyCommand implements Callable<Integer> {
    private static final int POLICY_BYTES_MAX = 1 << 16;

    private final Terminal terminal;

    @Parameters(paramLabel = "BUNDLE|-", description = "A file, or - for standard input.")
    private String bundle = "";

    @Option(
            names = "--policy",
            required = true,
            paramLabel = "FILE",
            description = "Whose checkpoints count: a C2SP tlog-policy, such as a server's /ledger/policy.")
    @SuppressWarnings("NullAway.Init") // picocli sees to it
    private Path policy;

    @Option(
            names = "--max-age",
            paramLabel = "SECONDS",
            description = "How old the newest block or cosignature may be (default: ${DEFAULT-VALUE}).",
            defaultValue = "60")
    private long maxAgeSeconds;

    @Option(
            names = "--seen",
            paramLabel = "SIZE",
            description = "Size of the largest log seen so far (default: ${DEFAULT-VALUE}).",
            defaultValue = "0")
    private long seen;

    @Option(names = "--id", paramLabel = "ID", description = "The identifier that was asked for.")
    private @Nullable String id;

    @Option(names = "--now", paramLabel = "TIME", description = "As if it were this time: 2026-01-01T00:00:00Z.")
    private @Nullable Instant now;

    @Mixin
    private OutputOption output = new OutputOption();

    LedgerVerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var verdict = BundleVerifier.verify(bundle(), expectations());
        if (verdict instanceof Verdict.Verified verified) {
            terminal.out().println(output.isJson() ? VerdictText.json(verified) : VerdictText.text(verified));
            return ExitCode.OK;
        }
        var rejected = (Verdict.Rejected) verdict;
        if (output.isJson()) {
            terminal.out().println(VerdictText.json(rejected));
        }
        throw new CommandFailure(ExitCode.VERIFICATION, "refused: " + VerdictText.text(rejected));
    }

    private Expectations expectations() throws IOException {
        try {
            var expected = Expectations.of(
                            policy(), (now == null ? terminal.clock().instant() : now).toEpochMilli())
                    .withMaxAgeSeconds(maxAgeSeconds)
                    .withSizeSeen(seen);
            return id == null ? expected : expected.withId(id);
        } catch (IllegalArgumentException outside) {
            throw new CommandFailure(ExitCode.USAGE, "--now, --max-age and --seen are not negative");
        }
    }

    private TlogPolicy policy() throws IOException {
        byte[] octets = read(policy, POLICY_BYTES_MAX);
        var parse = TlogPolicy.parse(octets);
        if (parse instanceof PolicyParse.Rejected rejected) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    policy + ":" + rejected.line() + ":" + rejected.column() + ": not a policy: " + rejected.fault());
        }
        return ((PolicyParse.Parsed) parse).policy();
    }

    private byte[] bundle() throws IOException {
        int most = BundleVerifier.JSON_BYTES_MAX;
        return bundle.equals("-") ? terminal.in().readNBytes(most + 1) : read(Path.of(bundle), most);
    }

    /** One byte more than allowed, so that whoever reads it sees that it is too long. */
    private static byte[] read(Path file, int bytesMax) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(bytesMax + 1);
        } catch (NoSuchFileException e) {
            throw new CommandFailure(ExitCode.NOT_FOUND, "no such file: " + file);
        }
    }
}
