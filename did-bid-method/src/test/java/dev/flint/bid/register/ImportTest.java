package dev.flint.bid.register;

import static dev.flint.bid.register.TestLedger.assertRefused;
import static dev.flint.bid.register.TestLedger.metadata;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.BidPublicKey;
import dev.flint.bid.Vectors;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {
    private static final Subject ALICE = Subject.of(1);
    private static final JsonNode FILE = Vectors.file("bid-documents.json");

    /** The registered document, and the seven examples in an order in which signers come first. */
    static List<ObjectNode> samples() {
        var samples = new ArrayList<ObjectNode>();
        samples.add(Vectors.file("bid-registered-document.json").get("document").deepCopy());
        FILE.get("documents").forEach(document -> samples.add(document.deepCopy()));
        return samples;
    }

    static BidPolicy policy() {
        var anchor = BidPublicKey.parse(FILE.at("/anchor/publicKeyHex").asText())
                .toOptional()
                .orElseThrow();
        return TestLedger.POLICY.withOperatorKeys(List.of(anchor));
    }

    @Test
    void registerTrusted_samples_areAnchored(@TempDir Path directory) {
        try (var ledger = new TestLedger(directory, policy())) {
            for (var sample : samples()) {
                var registration = ledger.sendTrusted(TestLedger.operation(OperationKind.IMPORT, sample));
                assertThat(registration).isInstanceOf(Registration.Anchored.class);
                var bid = Bid.of(sample.get("id").asText());
                assertThat(metadata(ledger.found(bid)).at("/bid/proofStatus").asText())
                        .startsWith("valid-");
            }
        }
    }

    @Test
    void submit_import_isRefused(@TempDir Path directory) {
        try (var ledger = new TestLedger(directory)) {
            assertRefused(
                    ledger.send(OperationKind.IMPORT, ALICE.signed(ledger.now())), RefusalKind.MALFORMED_OPERATION);
        }
    }

    @Test
    void registerTrusted_documentFromTheFutureOrFromBefore1970_isRefused(@TempDir Path directory) {
        try (var ledger = new TestLedger(directory)) {
            for (var updated :
                    List.of(ledger.now().plus(Duration.ofMinutes(11)), Instant.parse("1969-12-31T23:59:59Z"))) {
                var registration =
                        ledger.sendTrusted(TestLedger.operation(OperationKind.IMPORT, ALICE.signed(updated)));
                assertThat(((Registration.Refused) registration).refusal().kind())
                        .isEqualTo(RefusalKind.UPDATED_OUT_OF_RANGE);
            }
            ledger.anchor(ALICE.create(ledger.now()));
        }
    }

    @Test
    void registerTrusted_forgedDocument_isRefused(@TempDir Path directory) {
        try (var ledger = new TestLedger(directory)) {
            var forged = ALICE.signed(ledger.now()).put("version", "9");
            var registration = ledger.sendTrusted(TestLedger.operation(OperationKind.IMPORT, forged));
            assertThat(((Registration.Refused) registration).refusal().kind()).isEqualTo(RefusalKind.PROOF_INVALID);
        }
    }
}
