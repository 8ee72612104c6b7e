package dev.flint.bid.register;

import static dev.flint.bid.register.TestLedger.assertRefused;
import static dev.flint.bid.register.TestLedger.document;
import static dev.flint.bid.register.TestLedger.metadata;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.BidEncoding;
import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.document.DidDocumentMapping;
import dev.flint.bid.document.ProofStatus;
import dev.flint.bid.document.Proofs;
import dev.flint.id.Base58;
import dev.flint.ledger.Submission;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose signature counts. */
class SignerTest {
    private static final Subject ALICE = Subject.of(1);
    private static final Subject BOB = Subject.of(2);
    private static final Subject OBJECT = Subject.of(3);

    private TestLedger ledger;

    @BeforeEach
    void open(@TempDir Path directory) {
        ledger = new TestLedger(directory);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void create_objectWithoutKeys_isItsRegisteredControllers() {
        ledger.anchor(ALICE.create(ledger.now()));
        ledger.anchor(OperationKind.CREATE, ALICE.sign(ALICE.draftOfObject(OBJECT.id, ledger.now())));
        var answer = ledger.found(OBJECT.id);
        assertThat(document(answer).get("controller").asText()).isEqualTo(ALICE.id.canonical());
        assertThat(metadata(answer).at("/bid/selfCertified").asBoolean()).isFalse();
    }

    @Test
    void create_objectWithoutKeysControlledByItself_isRefused() {
        var document = OBJECT.draft(ledger.now());
        document.remove("publicKey");
        document.withArray("authentication").add(ALICE.keyId());
        assertRefused(ledger.send(OperationKind.CREATE, OBJECT.sign(document)), RefusalKind.NOT_SELF_CERTIFIED);
    }

    @Test
    void create_objectWithItsOwnKeyAndForeignControl_isTheControllers() {
        ledger.anchor(ALICE.create(ledger.now()));
        var document = OBJECT.draft(ledger.now());
        document.putArray("authentication").add(ALICE.keyId());
        assertRefused(ledger.send(OperationKind.CREATE, OBJECT.sign(document)), RefusalKind.SIGNER_NOT_AUTHORIZED);
        ledger.anchor(OperationKind.CREATE, ALICE.sign(document));
    }

    @Test
    void create_controllersKeyUsedFromADocumentOfItsOwnMaking_isTheRegisteredOne() {
        ledger.anchor(ALICE.create(ledger.now()));
        // BOB lists a key of his own under a key id of ALICE's and signs with it.
        var document = BOB.draft(ledger.now());
        document.putArray("authentication").add(ALICE.keyId());
        Subject.putKey(document, ALICE.keyId(), BOB.key);
        var forged = Proofs.signObject(document, BOB.key, ALICE.keyId());
        assertRefused(ledger.send(OperationKind.CREATE, forged), RefusalKind.PROOF_INVALID);
    }

    @Test
    void update_ofAnothersDocumentThroughAClaimedKeyId_isRefused() {
        ledger.anchor(ALICE.create(ledger.now()));
        var claim = BOB.draft(ledger.now());
        Subject.putKey(claim, ALICE.keyId(), BOB.key);
        ledger.anchor(OperationKind.CREATE, BOB.sign(claim));
        var forged = Proofs.signObject(ALICE.draft(ledger.later()), BOB.key, ALICE.keyId());
        assertRefused(ledger.send(OperationKind.UPDATE, forged), RefusalKind.PROOF_INVALID);
    }

    @Test
    void update_afterTheControllerReplacedItsKey_needsTheNewOne() {
        anchorObject();
        replaceKeyOfAlice();
        var document = ALICE.draftOfObject(OBJECT.id, ledger.later());
        assertRefused(ledger.send(OperationKind.UPDATE, ALICE.sign(document)), RefusalKind.PROOF_INVALID);
        ledger.anchor(OperationKind.UPDATE, Proofs.signObject(document, BOB.key, ALICE.keyId()));
    }

    @Test
    void update_afterTheControllerWasDeactivated_isRefused() {
        anchorObject();
        ledger.anchor(ALICE.delete(ledger.later()));
        var document = ALICE.sign(ALICE.draftOfObject(OBJECT.id, ledger.later()));
        assertRefused(ledger.send(OperationKind.UPDATE, document), RefusalKind.KEY_UNAVAILABLE);
    }

    @Test
    void commit_controllersKeyReplacedSinceTheCheck_isRefused() {
        anchorObject();
        replaceKeyOfAlice();
        var checkedBefore = proved(ALICE.sign(ALICE.draftOfObject(OBJECT.id, ledger.later())), ALICE.key);
        var submission = ledger.chain.submit(checkedBefore).join();
        assertThat(((Submission.Refused<Refusal>) submission).reason().kind()).isEqualTo(RefusalKind.KEY_UNAVAILABLE);
    }

    @Test
    void commit_controllersKeyGoneSinceTheCheck_isRefused() {
        anchorObject();
        ledger.anchor(ALICE.delete(ledger.later()));
        var checkedBefore = proved(ALICE.sign(ALICE.draftOfObject(OBJECT.id, ledger.later())), ALICE.key);
        var submission = ledger.chain.submit(checkedBefore).join();
        assertThat(((Submission.Refused<Refusal>) submission).reason().kind()).isEqualTo(RefusalKind.KEY_UNAVAILABLE);
    }

    @Test
    void commit_versionReplacedSinceTheCheck_isRefused() {
        ledger.anchor(ALICE.create(ledger.now()));
        var checkedBefore = proved(ALICE.signed(ledger.later()), ALICE.key);
        ledger.anchor(ALICE.update(ledger.later()));
        var submission = ledger.chain.submit(checkedBefore).join();
        assertThat(((Submission.Refused<Refusal>) submission).reason().kind()).isEqualTo(RefusalKind.NOT_NEWER);
    }

    @Test
    void create_hexadecimalProofs_areToldApart() {
        for (var form : new Object[][] {{ALICE, true}, {BOB, false}}) {
            var subject = (Subject) form[0];
            var document = subject.signed(ledger.now());
            var reading = TestLedger.json(document.toString());
            byte[] signature = Base58.BIF
                    .decode(reading.at("/proof/signatureValue").asText(), 64)
                    .orElseThrow();
            String hex = HexFormat.of().formatHex(signature);
            document.withObject("/proof").put("signatureValue", (boolean) form[1] ? hex : hex.toUpperCase(Locale.ROOT));
            ledger.anchor(OperationKind.CREATE, document);
            assertThat(metadata(ledger.found(subject.id)).at("/bid/proofStatus").asText())
                    .isEqualTo(ProofStatus.VALID_A.label());
        }
    }

    private void anchorObject() {
        ledger.anchor(ALICE.create(ledger.now()));
        ledger.anchor(OperationKind.CREATE, ALICE.sign(ALICE.draftOfObject(OBJECT.id, ledger.now())));
    }

    private void replaceKeyOfAlice() {
        var document = ALICE.draft(ledger.later());
        ((ObjectNode) document.get("publicKey").get(0))
                .put("publicKeyHex", BOB.key.publicKey().toText(BidEncoding.BASE58));
        ledger.anchor(OperationKind.RECOVERY, ALICE.signForRecovery(document));
    }

    /** An update as the registrar hands it to the chain once it has checked the proof. */
    private OperationEntry proved(ObjectNode document, BidPrivateKey key) {
        byte[] bytes = TestLedger.operation(OperationKind.UPDATE, document);
        var operation = ((OperationReading.Read) OperationReader.read(bytes)).operation();
        var rule = new BidRule(TestLedger.POLICY, new DidDocumentMapping("https://resolver.example"));
        var version = rule.prepare(operation, ProofStatus.VALID_A);
        return rule.proved(bytes, operation, new Signer(ALICE.keyId(), key.publicKey()), version);
    }
}
