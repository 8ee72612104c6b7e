package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bid.register.OperationKind;
import dev.flint.ledger.note.PolicyParse;
import dev.flint.ledger.note.TlogPolicy;
import dev.flint.ledger.verify.BundleVerifier;
import dev.flint.ledger.verify.Expectations;
import dev.flint.ledger.verify.Refusal;
import dev.flint.ledger.verify.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A witness, a log, and the same log with another history: three processes, real HTTP. */
class SplitViewTest {
    private static final String[] BEAT = {"--set", "ledger.heartbeat=300ms"};

    @TempDir
    private Path directory;

    private static String[] with(String... more) {
        String[] all = new String[BEAT.length + more.length];
        System.arraycopy(BEAT, 0, all, 0, BEAT.length);
        System.arraycopy(more, 0, all, BEAT.length, more.length);
        return all;
    }

    private static String get(ServeProcess server, String path) throws IOException, InterruptedException {
        var answer = new Client(server.port()).get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static void register(ServeProcess server, int number, String mark)
            throws IOException, InterruptedException {
        byte[] operation = Operations.operation(OperationKind.CREATE, Population.key(number), Instant.now(), mark);
        assertThat(new Client(server.port()).register(operation).statusCode()).isEqualTo(201);
    }

    /** The verdict of a client that wants the witness' word, on the newest answer about an identifier. */
    private static Verdict ask(ServeProcess server, TlogPolicy policy, int number)
            throws IOException, InterruptedException {
        String bundle = get(server, "/ledger/proof/" + Population.did(number));
        return BundleVerifier.verify(
                bundle.getBytes(StandardCharsets.UTF_8),
                Expectations.of(policy, System.currentTimeMillis()).withId(Population.did(number)));
    }

    /** Asks until an identifier is proved with a cosignature, or for so many rounds. */
    private static Verdict askUntilCosigned(ServeProcess server, TlogPolicy policy, int number, int rounds)
            throws IOException, InterruptedException {
        Verdict verdict = ask(server, policy, number);
        for (int round = 0; round < rounds && !isRegistered(verdict); round++) {
            Thread.sleep(100);
            verdict = ask(server, policy, number);
        }
        return verdict;
    }

    private static boolean isRegistered(Verdict verdict) {
        return verdict instanceof Verdict.Verified verified && verified.claim() instanceof Verdict.Registered;
    }

    @Test
    void serverWithTwoHistories_isCaughtByTheWitness() throws Exception {
        Path honest = directory.resolve("honest");
        String logKey;
        try (var log = ServeProcess.start(honest)) {
            register(log, 0, "in both histories");
            logKey =
                    get(log, "/ledger/policy").lines().findFirst().orElseThrow().substring("log ".length());
            log.stop();
        }
        Path forked = copy(honest, directory.resolve("forked"));
        try (var witness = ServeProcess.start(directory.resolve("witness"), "--set", "witness.logs=" + logKey)) {
            String key = get(witness, "/witness/key").strip();
            String ask = "witness.ask=http://127.0.0.1:" + witness.port() + "/witness#" + key;
            var policy = ((PolicyParse.Parsed) TlogPolicy.parse(
                            ("log " + logKey + "\nwitness w " + key + "\nquorum w\n").getBytes(StandardCharsets.UTF_8)))
                    .policy();
            try (var log = ServeProcess.start(honest, with("--set", ask))) {
                register(log, 1, "what everybody sees");
                var shown = askUntilCosigned(log, policy, 1, 200);
                assertThat(shown).isInstanceOf(Verdict.Verified.class);
                assertThat(((Verdict.Verified) shown).cosigners()).hasSize(1);
                try (var other = ServeProcess.start(forked, with("--set", ask))) {
                    register(other, 2, "what only some see");
                    var hidden = askUntilCosigned(other, policy, 2, 30);
                    assertThat(hidden.refusal()).hasValue(Refusal.QUORUM);
                    assertThat(get(other, "/ledger/headers/checkpoint")).doesNotContain("/witness ");
                    assertThat(get(log, "/ledger/headers/checkpoint")).contains("/witness ");
                }
                register(log, 3, "and it goes on");
                assertThat(isRegistered(askUntilCosigned(log, policy, 3, 200))).isTrue();
            }
        }
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return to;
    }
}
