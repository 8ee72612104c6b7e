package dev.flint.bid.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flint.bid.KeyType;
import dev.flint.json.Jcs;
import dev.flint.ledger.LogLeaf;
import dev.flint.ledger.Slot;
import dev.flint.ledger.StateRecord;
import dev.flint.ledger.merkle.Merkle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommittedRecordTest {
    private static final Subject ALICE = Subject.of(KeyType.ED25519, 1);

    @TempDir
    private Path directory;

    private TestLedger ledger;

    @BeforeEach
    void open() {
        ledger = new TestLedger(directory);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private StateRecord latest() {
        return ledger.chain.reader().latest(BidRule.stateKey(ALICE.id)).orElseThrow();
    }

    private static JsonNode json(byte[] record) throws IOException {
        return new ObjectMapper().readTree(record);
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /** The canonical resolved document, its context left out. */
    private byte[] resolvedWithoutContext() {
        return Jcs.canonicalize(TestLedger.document(ledger.found(ALICE.id)));
    }

    @Test
    void record_ofACreation_commitsToOperationAndDocuments() throws IOException {
        var signed = ALICE.sign(ALICE.draft(ledger.now()));
        byte[] operation = TestLedger.operation(OperationKind.CREATE, signed);
        long position = ledger.anchor(operation);
        var record = json(latest().record());
        assertThat(record.path("id").asText()).isEqualTo(ALICE.id.canonical());
        assertThat(record.path("position").asLong()).isEqualTo(position);
        assertThat(record.path("txId").asText()).isEqualTo(hex(Merkle.leafHash(LogLeaf.of(operation))));
        assertThat(record.path("doc").asText()).isEqualTo(hex(Merkle.sha256(Jcs.canonicalize(signed))));
        assertThat(record.path("did").asText()).isEqualTo(hex(Merkle.sha256(resolvedWithoutContext())));
        assertThat(record.path("seq").asLong()).isEqualTo(1);
        assertThat(record.has("prev")).isFalse();
        assertThat(record.path("st").asText()).isEqualTo("active");
        assertThat(record.path("updated").asLong()).isEqualTo(ledger.now().toEpochMilli());
        assertThat(record.path("ctl").get(0).asText()).isEqualTo(ALICE.keyId());
    }

    @Test
    void record_ofAnyVersion_isCanonicalJson() throws IOException {
        ledger.anchor(OperationKind.CREATE, ALICE.sign(ALICE.draft(ledger.now())));
        assertThat(Jcs.canonicalize(json(latest().record()))).isEqualTo(latest().record());
        ledger.anchor(OperationKind.UPDATE, ALICE.sign(ALICE.draft(ledger.later())));
        assertThat(Jcs.canonicalize(json(latest().record()))).isEqualTo(latest().record());
    }

    @Test
    void record_ofALaterVersion_namesTheOneBefore() throws IOException {
        ledger.anchor(OperationKind.CREATE, ALICE.sign(ALICE.draft(ledger.now())));
        for (int version = 2; version < 13; version++) {
            byte[] before = latest().record();
            ledger.anchor(OperationKind.UPDATE, ALICE.sign(ALICE.draft(ledger.later())));
            var record = json(latest().record());
            assertThat(record.path("seq").asLong()).isEqualTo(version);
            assertThat(record.path("prev").asText()).isEqualTo(hex(Merkle.sha256(before)));
        }
    }

    @Test
    void record_ofADeactivation_commitsToTheStub() throws IOException {
        ledger.anchor(OperationKind.CREATE, ALICE.sign(ALICE.draft(ledger.now())));
        byte[] before = latest().record();
        ledger.anchor(OperationDraft.delete(ALICE.id, ledger.later(), ALICE.recovery, ALICE.recoveryId()));
        byte[] record = latest().record();
        assertThat(Jcs.canonicalize(json(record))).isEqualTo(record);
        assertThat(json(record).path("st").asText()).isEqualTo("deactivated");
        assertThat(json(record).path("prev").asText()).isEqualTo(hex(Merkle.sha256(before)));
        assertThat(json(record).has("doc")).isFalse();
        assertThat(json(record).has("ctl")).isFalse();
        String stub = "{\"id\":\"" + ALICE.id.canonical() + "\"}";
        assertThat(json(record).path("did").asText())
                .isEqualTo(hex(Merkle.sha256(stub.getBytes(StandardCharsets.US_ASCII))));
    }

    @Test
    void record_ofADeactivationWithoutATime_saysNothingOfTheBlock() throws IOException {
        ledger.anchor(OperationKind.CREATE, ALICE.sign(ALICE.draft(ledger.now())));
        long created = ledger.now().toEpochMilli();
        long version = latest().position();
        ledger.later();
        ledger.anchor(withoutTime(version));
        assertThat(json(latest().record()).path("updated").asLong()).isEqualTo(created + 1);
        assertThat(latest().validFromMillis()).isEqualTo(ledger.now().toEpochMilli());
    }

    private static byte[] withoutTime(long version) {
        var request = Json.object()
                .put("id", ALICE.id.canonical())
                .put("operation", "delete")
                .put("ledgerSeq", version);
        return TestLedger.octets(dev.flint.bid.document.Proofs.signObject(request, ALICE.recovery, ALICE.recoveryId()));
    }

    @Test
    void seq_keyIdThatLooksLikeANumberOfAVersion_doesNotDeceive() {
        byte[] beginning = CommittedRecord.beginning(
                ALICE.id.canonical(), List.of(ALICE.id.canonical() + "#\",\"seq\":77,"), new byte[32], new byte[32]);
        var slot = new Slot(5, new byte[32], 6);
        byte[] first = CommittedRecord.of(beginning, slot, Optional.empty(), false, 7);
        assertThat(CommittedRecord.seq(first)).isEqualTo(1);
        var before = Optional.of(new StateRecord(5, 6, first, new byte[0]));
        assertThat(CommittedRecord.seq(CommittedRecord.of(beginning, slot, before, false, 8)))
                .isEqualTo(2);
    }

    @Test
    void of_largestNumbers_staysWithinTheTail() {
        byte[] beginning = CommittedRecord.beginning(ALICE.id.canonical(), List.of(), new byte[32], new byte[32]);
        var slot = new Slot(Long.MAX_VALUE, new byte[32], 6);
        byte[] first = CommittedRecord.of(beginning, slot, Optional.empty(), false, Long.MAX_VALUE);
        byte[] later = CommittedRecord.of(
                beginning, slot, Optional.of(new StateRecord(1, 1, first, first)), true, Long.MAX_VALUE);
        assertThat(later.length - beginning.length).isLessThan(CommittedRecord.TAIL_BYTES_MAX);
    }
}
