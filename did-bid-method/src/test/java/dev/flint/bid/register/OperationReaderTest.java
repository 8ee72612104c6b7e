package dev.flint.bid.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.document.DocumentFault;
import dev.flint.bid.document.DocumentFault.Kind;
import dev.flint.bid.document.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationReaderTest {
    private static final int SEEDS = 2_000;
    private static final int OPERATION_OCTETS_MAX = 300_000;
    private static final Subject ALICE = Subject.of(1);
    private static final Instant NOW = TestLedger.START;

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "1", "null", "\"x\"", "{} {}", "{\"id\":1,\"id\":2}", "{\"id\":\"\\ud800\"}"})
    void read_notAJsonObject_isMalformed(String text) {
        var refusal = refusal(text.getBytes(StandardCharsets.UTF_8));
        assertThat(refusal.kind()).isEqualTo(RefusalKind.MALFORMED_OPERATION);
        assertThat(refusal.faults()).hasSize(1);
    }

    @Test
    void read_everythingWrong_namesAllFaultsAtOnce() {
        var request = """
                {"id":5,"operation":"remove","didDocument":{"id":"did:bid:x","authentication":[]},"chainId":1,
                "ledgerSeq":-1}""";
        var refusal = refusal(request.getBytes(StandardCharsets.UTF_8));
        assertThat(refusal.kind()).isEqualTo(RefusalKind.MALFORMED_OPERATION);
        assertThat(refusal.faults())
                .extracting(DocumentFault::pointer)
                .contains(
                        "/id",
                        "/operation",
                        "/chainId",
                        "/ledgerSeq",
                        "/didDocument/id",
                        "/didDocument/@context",
                        "/didDocument/version",
                        "/didDocument/authentication",
                        "/didDocument/extension");
    }

    @Test
    void read_faultsInTheDocumentOnly_areOfTheDocument() {
        var document = ALICE.signed(NOW);
        document.remove("version");
        document.withObject("/publicKey/0").put("publicKeyHex", 1);
        var refusal = refusal(TestLedger.operation(OperationKind.UPDATE, document));
        assertThat(refusal.kind()).isEqualTo(RefusalKind.INVALID_DOCUMENT);
        assertThat(refusal.faults())
                .extracting(DocumentFault::kind, DocumentFault::pointer)
                .containsExactlyInAnyOrder(
                        tuple(Kind.MISSING, "/didDocument/version"),
                        tuple(Kind.WRONG_TYPE, "/didDocument/publicKey/0/publicKeyHex"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "id          |                         | MISSING      | /id",
                "id          | \" did:bid:by01\"       | NOT_A_BID    | /id",
                "id          | \"did:bid:by01#key-1\"  | NOT_A_BID    | /id",
                "operation   |                         | MISSING      | /operation",
                "operation   | \"CREATE\"              | MISSING      | /operation",
                "updated     |                         | MISSING      | /updated",
                "updated     | \"2026-02-01\"          | NOT_A_TIME   | /updated",
                "updated     | \"2026-02-01T24:00:00Z\"      | NOT_A_TIME   | /updated",
                "updated     | \"2026-02-01T00:00:00+00:00\" | NOT_A_TIME   | /updated",
                "updated     | \"+1000000000-12-31T23:59:59Z\" | NOT_A_TIME  | /updated",
                "ledgerSeq   | \"1\"                   | NOT_A_NUMBER | /ledgerSeq",
                "ledgerSeq   | 1.5                     | NOT_A_NUMBER | /ledgerSeq",
                "ledgerSeq   | -1                      | NOT_A_NUMBER | /ledgerSeq",
                "ledgerSeq   | 99999999999999999999    | NOT_A_NUMBER | /ledgerSeq",
                "chainId     | {}                      | WRONG_TYPE   | /chainId",
                "proof       | null                    | WRONG_TYPE   | /proof",
                "proof       | []                      | WRONG_TYPE   | /proof",
                "proof       | {\"creator\":\"x\",\"signatureValue\":\"y\"} | WRONG_TYPE | /proof",
                "proof       | {\"creator\":\"did:bid:by01#k\"}          | WRONG_TYPE | /proof",
            })
    void read_malformedDeletion_namesKindAndPlace(String member, String value, Kind kind, String pointer) {
        var request = deletion();
        if (value == null) {
            request.remove(member);
        } else {
            request.set(member, TestLedger.json(value));
        }
        assertThat(refusal(TestLedger.octets(request)).faults())
                .extracting(DocumentFault::kind, DocumentFault::pointer)
                .containsExactly(tuple(kind, pointer));
    }

    @Test
    void read_deletionWithLedgerSeqInsteadOfATime_isRead() {
        var request = deletion().put("ledgerSeq", 0);
        request.remove("updated");
        assertThat(OperationReader.read(TestLedger.octets(request))).isInstanceOf(OperationReading.Read.class);
    }

    @Test
    void read_createWithoutDocument_isMalformed() {
        var request =
                TestLedger.request(OperationKind.CREATE, ALICE.signed(NOW)).put("didDocument", 1);
        assertThat(refusal(TestLedger.octets(request)).kind()).isEqualTo(RefusalKind.MALFORMED_OPERATION);
    }

    @Test
    void read_octets_areLimited() {
        byte[] operation = ALICE.create(NOW);
        byte[] longest = Arrays.copyOf(operation, OPERATION_OCTETS_MAX);
        Arrays.fill(longest, operation.length, longest.length, (byte) ' ');
        assertThat(OperationReader.read(longest)).isInstanceOf(OperationReading.Read.class);
        byte[] longer = Arrays.copyOf(longest, OPERATION_OCTETS_MAX + 1);
        assertThat(refusal(longer).faults()).extracting(DocumentFault::kind).containsExactly(Kind.TOO_LARGE);
    }

    @Test
    void read_documentBeyondItsOwnLimit_isInvalid() {
        var document = ALICE.signed(NOW).put("text", "x".repeat(StrictJson.DOCUMENT_OCTETS_MAX));
        var refusal = refusal(TestLedger.operation(OperationKind.CREATE, document));
        assertThat(refusal.kind()).isEqualTo(RefusalKind.INVALID_DOCUMENT);
        assertThat(refusal.faults()).extracting(DocumentFault::kind).containsExactly(Kind.TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({"31, true", "32, false", "33, false", "100000, false"})
    void read_nesting_isLimited(int depth, boolean taken) {
        String nested = "[".repeat(depth) + "]".repeat(depth);
        String text = new String(ALICE.create(NOW), StandardCharsets.UTF_8)
                .replace("\"version\":", "\"nested\":" + nested + ",\"version\":");
        var reading = OperationReader.read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(reading instanceof OperationReading.Read).isEqualTo(taken);
    }

    @Test
    void read_mutatedOperation_answers() {
        byte[][] originals = {ALICE.create(NOW), ALICE.delete(NOW)};
        for (long seed = 0; seed < SEEDS; seed++) {
            var random = new SplittableRandom(seed);
            byte[] mutated = originals[random.nextInt(2)].clone();
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            assertThat(OperationReader.read(mutated)).as("seed %d", seed).isNotNull();
        }
    }

    private static ObjectNode deletion() {
        return (ObjectNode) TestLedger.json(new String(ALICE.delete(NOW), StandardCharsets.UTF_8));
    }

    private static Refusal refusal(byte[] operation) {
        var reading = OperationReader.read(operation);
        assertThat(reading).isInstanceOf(OperationReading.Faulty.class);
        return ((OperationReading.Faulty) reading).refusal();
    }
}
