package dev.flint.bid.register;

import static dev.flint.bid.register.TestLedger.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.BidEncoding;
import dev.flint.id.Base58;
import dev.flint.spi.Resolution;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sub-chains are named by operators only. */
class SubChainDocumentTest {
    private static final Subject OPERATOR = Subject.of(50);
    private static final Subject STRANGER = Subject.of(51);
    private static final Subject CHAIN = Subject.ofSubChain("t001", 1);
    private static final Subject OTHER_CHAIN = Subject.ofSubChain("t002", 1);

    private TestLedger ledger;

    @BeforeEach
    void open(@TempDir Path directory) {
        ledger = new TestLedger(directory, TestLedger.POLICY.withOperatorKeys(List.of(OPERATOR.key.publicKey())));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void create_delegatedByAnOperator_isAnchored() {
        ledger.anchor(OperationKind.CREATE, CHAIN.sign(OPERATOR.delegate(CHAIN.draft(ledger.now()))));
        assertThat(ledger.resolve(CHAIN.id)).isInstanceOf(Resolution.Found.class);
        ledger.anchor(CHAIN.update(ledger.later()));
    }

    @Test
    void create_delegatedByAStranger_isRefused() {
        refused(CHAIN, STRANGER.delegate(CHAIN.draft(ledger.now())));
    }

    @Test
    void create_delegatedUnderTheOperatorsNameByAStranger_isRefused() {
        var document = STRANGER.delegate(CHAIN.draft(ledger.now()));
        document.withObject("/extension/delegateSign").put("signer", OPERATOR.keyId());
        refused(CHAIN, document);
    }

    @Test
    void create_keysChangedAfterDelegation_isRefused() {
        var document = OPERATOR.delegate(CHAIN.draft(ledger.now()));
        Subject.putKey(document, CHAIN.id + "#key-3", STRANGER.key);
        refused(CHAIN, document);
    }

    @Test
    void create_delegationOfAnotherSubChain_isRefused() {
        var other = OPERATOR.delegate(CHAIN.draft(ledger.now()));
        ledger.anchor(STRANGER.create(ledger.now()));
        // The keys and their delegation as they were, but for another sub-chain and controlled by somebody else.
        var document = other.deepCopy().put("id", OTHER_CHAIN.id.canonical());
        document.putArray("authentication").add(STRANGER.keyId());
        document.withObject("/extension").remove("recovery");
        assertRefused(ledger.send(OperationKind.CREATE, STRANGER.sign(document)), RefusalKind.OPERATOR_KEY_REQUIRED);
    }

    @Test
    void create_recoveryByAStranger_isRefused() {
        var document = OPERATOR.delegate(CHAIN.draft(ledger.now()));
        document.withObject("/extension").putArray("recovery").add(STRANGER.keyId());
        refused(CHAIN, document);
    }

    @Test
    void create_delegationOfBareKeyOctets_isRefusedBecauseItNamesNoSubChain() {
        var document = CHAIN.draft(ledger.now());
        byte[] signature = OPERATOR.key.sign(CHAIN.key.publicKey().toPrefixedOctets(BidEncoding.BASE58));
        document.withObject("/extension/delegateSign")
                .put("signer", OPERATOR.keyId())
                .put("signatureValue", Base58.BIF.encode(signature));
        refused(CHAIN, document);
    }

    private void refused(Subject chain, ObjectNode document) {
        assertRefused(ledger.send(OperationKind.CREATE, chain.sign(document)), RefusalKind.OPERATOR_KEY_REQUIRED);
    }
}
