package dev.flint.bid.register;

import static dev.flint.bid.register.TestLedger.assertRefused;
import static dev.flint.bid.register.TestLedger.document;
import static dev.flint.bid.register.TestLedger.json;
import static dev.flint.bid.register.TestLedger.metadata;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.BidEncoding;
import dev.flint.bid.KeyType;
import dev.flint.bid.document.Proofs;
import dev.flint.spi.Resolution;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Create, update, recovery and delete, and what each may not do. */
class LifecycleTest {
    private static final Subject ALICE = Subject.of(1);
    private static final Subject BOB = Subject.of(2);

    private TestLedger ledger;

    @BeforeEach
    void open(@TempDir Path directory) {
        ledger = new TestLedger(directory);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @ParameterizedTest
    @CsvSource({"ED25519", "SM2"})
    void create_signedByItsKey_isAnchoredWithAReceipt(KeyType type) {
        var subject = Subject.of(type, 3);
        var receipt = ledger.send(subject.create(ledger.now()));
        assertThat(receipt.httpStatus()).isEqualTo(201);
        var body = json(receipt);
        assertThat(body.get("errorCode").asInt()).isZero();
        assertThat(body.get("message").asText()).isEqualTo("success");
        assertThat(body.at("/data/id").asText()).isEqualTo(subject.id.canonical());
        assertThat(body.at("/data/operation").asText()).isEqualTo("create");
        assertThat(body.at("/data/versionId").asText()).isEqualTo("0");
        assertThat(body.at("/data/height").asLong()).isZero();
        assertThat(body.at("/data/timeMillis").asLong()).isEqualTo(TestLedger.START.toEpochMilli());
        assertThat(body.at("/data/leafHash").asText()).hasSize(64);
    }

    @Test
    void create_thenResolve_isTheMappedDocument() {
        ledger.anchor(ALICE.create(ledger.now()));
        var answer = ledger.found(ALICE.id);
        assertThat(document(answer).get("id").asText()).isEqualTo(ALICE.id.canonical());
        assertThat(document(answer).get("verificationMethod")).hasSize(2);
        assertThat(metadata(answer).get("versionId").asText()).isEqualTo("0");
        assertThat(metadata(answer).at("/bid/proofStatus").asText()).isEqualTo("valid-A");
        assertThat(metadata(answer).at("/bid/selfCertified").asBoolean()).isTrue();
        assertThat(answer.freshness().maxAgeSeconds()).isEqualTo(600);
        assertThat(answer.freshness().updatedSeconds()).isEqualTo(TestLedger.START.getEpochSecond());
    }

    @Test
    void create_rawBase64Spelling_isFoundUnderTheCanonicalOne() {
        var subject = Subject.of(KeyType.ED25519, 4, BidEncoding.BASE64);
        String raw =
                subject.id.canonical().replace("%2B", "+").replace("%2F", "/").replace("%3D", "=");
        String text = subject.draft(ledger.now()).toString().replace(subject.id.canonical(), raw);
        ledger.anchor(OperationKind.CREATE, subject.sign((ObjectNode) json(text)));
        assertThat(document(ledger.found(subject.id)).get("id").asText()).isEqualTo(subject.id.canonical());
    }

    @Test
    void submit_sameBytesAgain_isRefusedAtEveryStep() {
        var create = ALICE.create(ledger.now());
        ledger.anchor(create);
        var update = ALICE.update(ledger.later());
        ledger.anchor(update);
        assertRefused(ledger.send(create), RefusalKind.ALREADY_REGISTERED);
        assertRefused(ledger.send(update), RefusalKind.NOT_NEWER);
        var delete = ALICE.delete(ledger.later());
        ledger.anchor(delete);
        for (byte[] operation : List.of(create, update, delete)) {
            assertRefused(ledger.send(operation), RefusalKind.DEACTIVATED);
        }
    }

    @Test
    void update_byItsKey_isTheNewVersion() {
        ledger.anchor(ALICE.create(ledger.now()));
        var document = ALICE.draft(ledger.later());
        document.withObject("/extension").put("ttl", 7);
        var receipt = ledger.send(OperationKind.UPDATE, ALICE.sign(document));
        assertThat(receipt.httpStatus()).isEqualTo(200);
        assertThat(metadata(ledger.found(ALICE.id)).get("versionId").asText()).isEqualTo("1");
        assertThat(ledger.found(ALICE.id).freshness().maxAgeSeconds()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"-1, NOT_NEWER", "0, NOT_NEWER", "1,"})
    void update_time_mustGrowByAMillisecond(long millis, RefusalKind refusal) {
        ledger.anchor(ALICE.create(ledger.now()));
        var receipt = ledger.send(ALICE.update(ledger.now().plusMillis(millis)));
        if (refusal == null) {
            assertThat(receipt.httpStatus()).isEqualTo(200);
        } else {
            assertRefused(receipt, refusal);
        }
    }

    @ParameterizedTest
    @CsvSource({"-600001, false", "-600000, true", "600000, true", "600001, false"})
    void create_timeAwayFromNow_isTakenWithinTenMinutes(long millis, boolean taken) {
        var receipt = ledger.send(ALICE.create(ledger.now().plusMillis(millis)));
        if (taken) {
            assertThat(receipt.httpStatus()).isEqualTo(201);
        } else {
            assertRefused(receipt, RefusalKind.UPDATED_OUT_OF_RANGE);
        }
    }

    @Test
    void create_withoutUpdated_isRefused() {
        var document = ALICE.draft(ledger.now());
        document.remove("updated");
        assertRefused(ledger.send(OperationKind.CREATE, ALICE.sign(document)), RefusalKind.UPDATED_OUT_OF_RANGE);
    }

    @Test
    void update_withTheRightLedgerSeq_isAnchored() {
        long position = ledger.anchor(ALICE.create(ledger.now()));
        ledger.anchor(TestLedger.octets(TestLedger.request(OperationKind.UPDATE, ALICE.signed(ledger.later()))
                .put("ledgerSeq", position)));
        assertRefused(
                ledger.send(TestLedger.octets(TestLedger.request(OperationKind.UPDATE, ALICE.signed(ledger.later()))
                        .put("ledgerSeq", position))),
                RefusalKind.SEQUENCE_CONFLICT);
    }

    @Test
    void create_namingThisChain_isAnchored() {
        ledger.anchor(TestLedger.octets(TestLedger.request(OperationKind.CREATE, ALICE.signed(ledger.now()))
                .put("chainId", TestLedger.ORIGIN)));
    }

    @Test
    void create_namingNoChainWhereOneIsRequired_isRefused(@TempDir Path directory) {
        var strict = new BidPolicy(TestLedger.ORIGIN, true, Duration.ofMinutes(10), true, List.of(), false);
        try (var other = new TestLedger(directory, strict)) {
            assertRefused(other.send(ALICE.create(other.now())), RefusalKind.WRONG_CHAIN);
        }
    }

    @Test
    void create_bech32WhereItIsSwitchedOn_isAnchored(@TempDir Path directory) {
        var liberal = new BidPolicy(TestLedger.ORIGIN, false, Duration.ofMinutes(10), true, List.of(), true);
        var subject = Subject.of(KeyType.ED25519, 5, BidEncoding.BECH32);
        try (var other = new TestLedger(directory, liberal)) {
            other.anchor(subject.create(other.now()));
            assertThat(other.resolve(subject.id)).isInstanceOf(Resolution.Found.class);
        }
        assertThat(ledger.resolve(subject.id)).isInstanceOf(Resolution.Refused.class);
    }

    @Test
    void update_controllingKeyReplacedUnderItsId_isRefused() {
        ledger.anchor(ALICE.create(ledger.now()));
        for (int index = 0; index < 2; index++) {
            var document = ALICE.draft(ledger.later());
            ((ObjectNode) document.get("publicKey").get(index))
                    .put("publicKeyHex", BOB.key.publicKey().toText(BidEncoding.BASE58));
            assertRefused(ledger.send(OperationKind.UPDATE, ALICE.sign(document)), RefusalKind.KEYS_CHANGED);
        }
    }

    @Test
    void update_controllingKeyTakenAway_isRefused() {
        ledger.anchor(ALICE.create(ledger.now()));
        for (int index = 0; index < 2; index++) {
            var document = ALICE.draft(ledger.later());
            document.withArray("publicKey").remove(index);
            assertRefused(ledger.send(OperationKind.UPDATE, ALICE.sign(document)), RefusalKind.KEYS_CHANGED);
        }
    }

    @Test
    void update_recoveryChanged_isRefused() {
        ledger.anchor(ALICE.create(ledger.now()));
        for (String other : List.of(ALICE.keyId(), BOB.recoveryId())) {
            var document = ALICE.draft(ledger.later());
            document.withObject("/extension").putArray("recovery").add(other);
            assertRefused(ledger.send(OperationKind.UPDATE, ALICE.sign(document)), RefusalKind.KEYS_CHANGED);
        }
        var without = ALICE.draft(ledger.later());
        without.withObject("/extension").remove("recovery");
        assertRefused(ledger.send(OperationKind.UPDATE, ALICE.sign(without)), RefusalKind.KEYS_CHANGED);
    }

    @Test
    void update_recoveryWhereThereWasNone_isAnchored() {
        ledger.anchor(OperationKind.CREATE, ALICE.sign(ALICE.draftWithoutRecovery(ledger.now())));
        ledger.anchor(ALICE.update(ledger.later()));
        ledger.anchor(ALICE.delete(ledger.later()));
    }

    @Test
    void update_furtherKeyThatControlsNothing_isAnchored() {
        ledger.anchor(ALICE.create(ledger.now()));
        var document = ALICE.draft(ledger.later());
        Subject.putKey(document, ALICE.id + "#key-3", BOB.key);
        ledger.anchor(OperationKind.UPDATE, ALICE.sign(document));
    }

    @Test
    void update_byTheRecoveryKey_isRefused() {
        ledger.anchor(ALICE.create(ledger.now()));
        assertRefused(
                ledger.send(OperationKind.UPDATE, ALICE.signForRecovery(ALICE.draft(ledger.later()))),
                RefusalKind.SIGNER_NOT_AUTHORIZED);
    }

    @Test
    void update_signedWithANewKeyUnderTheOldId_isRefused() {
        ledger.anchor(ALICE.create(ledger.now()));
        var forged = Proofs.signObject(ALICE.draft(ledger.later()), BOB.key, ALICE.keyId());
        assertRefused(ledger.send(OperationKind.UPDATE, forged), RefusalKind.PROOF_INVALID);
    }

    @Test
    void recovery_byTheRecoveryKey_replacesTheKeys() {
        ledger.anchor(ALICE.create(ledger.now()));
        var document = ALICE.draft(ledger.later());
        ((ObjectNode) document.get("publicKey").get(0))
                .put("publicKeyHex", BOB.key.publicKey().toText(BidEncoding.BASE58));
        ledger.anchor(OperationKind.RECOVERY, ALICE.signForRecovery(document));
        assertThat(metadata(ledger.found(ALICE.id)).at("/bid/selfCertified").asBoolean())
                .isFalse();
        assertRefused(ledger.send(ALICE.update(ledger.later())), RefusalKind.KEYS_CHANGED);
        var next = document.deepCopy().put("updated", ledger.later().toString());
        ledger.anchor(OperationKind.UPDATE, Proofs.signObject(next, BOB.key, ALICE.keyId()));
    }

    @Test
    void recovery_byTheDailyKey_isRefused() {
        ledger.anchor(ALICE.create(ledger.now()));
        assertRefused(
                ledger.send(OperationKind.RECOVERY, ALICE.signed(ledger.later())), RefusalKind.SIGNER_NOT_AUTHORIZED);
    }

    @Test
    void recovery_withoutRecoveryKeys_isNobodys() {
        ledger.anchor(OperationKind.CREATE, ALICE.sign(ALICE.draftWithoutRecovery(ledger.now())));
        assertRefused(
                ledger.send(OperationKind.RECOVERY, ALICE.signed(ledger.later())), RefusalKind.SIGNER_NOT_AUTHORIZED);
        assertRefused(
                ledger.send(OperationKind.RECOVERY, ALICE.signForRecovery(ALICE.draft(ledger.later()))),
                RefusalKind.SIGNER_NOT_AUTHORIZED);
    }

    @Test
    void delete_byTheRecoveryKey_leavesATombstone() {
        ledger.anchor(ALICE.create(ledger.now()));
        var receipt = ledger.send(ALICE.delete(ledger.later()));
        assertThat(receipt.httpStatus()).isEqualTo(200);
        var answer = ((Resolution.Deactivated) ledger.resolve(ALICE.id)).answer();
        assertThat(document(answer)).hasToString("{\"id\":\"" + ALICE.id + "\"}");
        var metadata = metadata(answer);
        assertThat(metadata.get("deactivated").asBoolean()).isTrue();
        assertThat(metadata.get("versionId").asText()).isEqualTo("1");
        assertThat(metadata.get("updated").asText()).isEqualTo("2026-02-01T00:01:00Z");
        assertThat(metadata.at("/bid/lastVersionId").asText()).isEqualTo("0");
        assertThat(metadata.at("/bid/lastDocumentSha256").asText()).hasSize(64);
    }

    @Test
    void delete_byTheDailyKeyThoughThereIsARecoveryKey_isRefused() {
        ledger.anchor(ALICE.create(ledger.now()));
        var operation = OperationDraft.delete(ALICE.id, ledger.later(), ALICE.key, ALICE.keyId());
        assertRefused(ledger.send(operation), RefusalKind.SIGNER_NOT_AUTHORIZED);
    }

    @Test
    void delete_byTheDailyKeyWhenThereIsNoOther_isAnchored() {
        ledger.anchor(OperationKind.CREATE, ALICE.sign(ALICE.draftWithoutRecovery(ledger.now())));
        ledger.anchor(OperationDraft.delete(ALICE.id, ledger.later(), ALICE.key, ALICE.keyId()));
    }

    @Test
    void delete_byTheDailyKeyWhereThatIsSwitchedOff_isRefused(@TempDir Path directory) {
        var strict = new BidPolicy(TestLedger.ORIGIN, false, Duration.ofMinutes(10), false, List.of(), false);
        try (var other = new TestLedger(directory, strict)) {
            other.anchor(OperationKind.CREATE, ALICE.sign(ALICE.draftWithoutRecovery(other.now())));
            assertRefused(
                    other.send(OperationDraft.delete(ALICE.id, other.later(), ALICE.key, ALICE.keyId())),
                    RefusalKind.SIGNER_NOT_AUTHORIZED);
        }
    }

    @Test
    void delete_changedAfterSigning_isRefused() {
        ledger.anchor(ALICE.create(ledger.now()));
        var request = (ObjectNode) json(new String(ALICE.delete(ledger.later()), StandardCharsets.UTF_8));
        request.put("updated", ledger.later().toString());
        assertRefused(ledger.send(TestLedger.octets(request)), RefusalKind.PROOF_INVALID);
    }

    @Test
    void delete_withoutProof_isRefused() {
        ledger.anchor(ALICE.create(ledger.now()));
        var request = json("{\"id\":\"" + ALICE.id + "\",\"operation\":\"delete\",\"ledgerSeq\":0}");
        assertRefused(ledger.send(TestLedger.octets(request)), RefusalKind.PROOF_MISSING);
    }

    @Test
    void delete_withLedgerSeqInsteadOfATime_takesTheLedgersTime() {
        ledger.anchor(ALICE.create(ledger.now()));
        ledger.later();
        var request = (ObjectNode) json("{\"id\":\"" + ALICE.id + "\",\"operation\":\"delete\",\"ledgerSeq\":0}");
        ledger.anchor(TestLedger.octets(Proofs.signObject(request, ALICE.recovery, ALICE.recoveryId())));
        var answer = ((Resolution.Deactivated) ledger.resolve(ALICE.id)).answer();
        assertThat(metadata(answer).get("updated").asText()).isEqualTo("2026-02-01T00:01:00Z");
    }

    @Test
    void delete_withLedgerSeqAndALedgerThatIsBehind_isStillLater() {
        ledger.anchor(ALICE.create(ledger.now().plus(Duration.ofMinutes(5))));
        var request = (ObjectNode) json("{\"id\":\"" + ALICE.id + "\",\"operation\":\"delete\",\"ledgerSeq\":0}");
        ledger.anchor(TestLedger.octets(Proofs.signObject(request, ALICE.recovery, ALICE.recoveryId())));
        assertThat(ledger.resolve(ALICE.id)).isInstanceOf(Resolution.Deactivated.class);
    }

    @Test
    void submit_misspeltOperation_isUnderstood() {
        var request = TestLedger.request(OperationKind.CREATE, ALICE.signed(ledger.now()));
        request.set("opratiton", request.remove("operation"));
        ledger.anchor(TestLedger.octets(request));
    }
}
