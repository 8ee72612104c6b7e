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
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Past versions with their proofs. */
class OlderVersionProofTest {
    private static final int VERSIONS = 4;

    @TempDir
    private Path directory;

    private static Verdict verify(Client client, String answer) throws IOException, InterruptedException {
        byte[] policy = client.get("/ledger/policy").body().getBytes(StandardCharsets.UTF_8);
        var parsed = ((PolicyParse.Parsed) TlogPolicy.parse(policy)).policy();
        return BundleVerifier.verify(
                answer.getBytes(StandardCharsets.UTF_8), Expectations.of(parsed, System.currentTimeMillis()));
    }

    private static Verdict.Registered registered(Verdict verdict) {
        return (Verdict.Registered) ((Verdict.Verified) verdict).claim();
    }

    @Test
    void resolve_eachVersionWithProof_isProvedToBeThatVersion() throws Exception {
        try (var house = RunningHouse.open(directory, Map.of())) {
            var client = house.client();
            String path = "/1.0/identifiers/" + Population.did(1);
            var start = Instant.now();
            String[] versions = new String[VERSIONS];
            for (int i = 0; i < VERSIONS; i++) {
                var kind = i == 0 ? OperationKind.CREATE : OperationKind.UPDATE;
                var answer = client.register(
                        Operations.operation(kind, Population.key(1), start.plusSeconds(i), "version " + i));
                versions[i] = Client.json(answer).at("/data/versionId").asText();
            }
            for (int i = 0; i < VERSIONS; i++) {
                String answer = client.get(path + "?proof=true&versionId=" + versions[i])
                        .body();
                var claim = registered(verify(client, answer));
                assertThat(claim.documentVersion()).isEqualTo(i + 1);
                assertThat(claim.history()).isEqualTo(VERSIONS - 1 - i);
            }
            String newest = client.get(path + "?proof=true").body();
            assertThat(registered(verify(client, newest)).documentVersion()).isEqualTo(VERSIONS);
            String swapped = newest.replace("version " + (VERSIONS - 1), "version 0");
            assertThat(swapped).isNotEqualTo(newest);
            assertThat(verify(client, swapped).refusal()).hasValue(Refusal.DOCUMENT);
        }
    }
}
