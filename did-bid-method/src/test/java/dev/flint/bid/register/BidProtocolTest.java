package dev.flint.bid.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The text protocol of BID resolvers. */
class BidProtocolTest extends RecursionWorld {
    @Test
    void answer_fieldsOfADocument() {
        ledger.anchor(OWNER.create(ledger.later()));
        String bid = OWNER.id.canonical();

        assertThat(ask(bid).at("/data/didDocument/id").asText()).isEqualTo(bid);
        assertThat(ask(bid.replace(":", "%3A")).path("errorCode").asInt()).isZero();
        assertThat(ask(bid + "/public-keys").at("/data/publicKey")).hasSize(2);
        assertThat(ask(bid + "/public-keys/key-1").at("/data/publicKey/id").asText())
                .isEqualTo(OWNER.keyId());
        assertThat(ask(bid + "/public-keys/" + OWNER.keyId().replace("#", "%23"))
                        .at("/data/publicKey/id")
                        .asText())
                .isEqualTo(OWNER.keyId());
        assertThat(ask(CHAIN.id + "/services", "id", "sub-1")
                        .at("/data/service/type")
                        .asText())
                .isEqualTo("DIDSubResolver");
        for (String absent : List.of("/acsns", "/attributes", "/services", "/public-keys/none", "/nonsense")) {
            assertThat(ask(bid + absent).path("errorCode").asInt()).as(absent).isEqualTo(8);
        }
    }

    @Test
    void answer_refusals_haveTheirCodes() {
        assertThat(ask("did:bid:!").path("errorCode").asInt()).isEqualTo(4);
        assertThat(ask("did:bid:%").path("errorCode").asInt()).isEqualTo(4);
        assertThat(ask(OWNER.id.canonical()).path("errorCode").asInt()).isEqualTo(6);
        assertThat(ask(DEVICE.canonical().replace("t001", "t009"))
                        .path("errorCode")
                        .asInt())
                .isEqualTo(10);
        assertThat(ask(DEVICE.canonical()).path("errorCode").asInt()).isEqualTo(7);
    }

    @Test
    void answer_withoutRecursion_refersToTheSubChain() {
        var referral = ask(DEVICE.canonical(), "recursive", "false");

        assertThat(referral.at("/data/didDocument/id").asText()).isEqualTo("did:bid:t001");
        assertThat(referral.at("/data/referral").asBoolean()).isTrue();
        assertThat(asked).isEmpty();
        assertThat(ask(CHAIN.id.canonical(), "recursive", "false")
                        .at("/data/referral")
                        .isMissingNode())
                .isTrue();
        assertThat(ask(OWNER.id.canonical(), "recursive", "false")
                        .path("errorCode")
                        .asInt())
                .isEqualTo(6);
    }

    @Test
    void answer_fanout_hasTheSameTailOnAllItsChains() {
        var document = OWNER.draft(ledger.later());
        document.withObject("/extension").putArray("acsns").add("t001").add("t002");
        ledger.anchor(OperationKind.CREATE, OWNER.sign(document));
        replies.put(ONE, found(signed(device())));

        var data = ask(OWNER.id.canonical(), "fanout", "true").path("data");
        assertThat(data.at("/didDocument/id").asText()).isEqualTo(OWNER.id.canonical());
        assertThat(data.at("/subDocuments/0/didDocument/id").asText()).isEqualTo(DEVICE.canonical());
        assertThat(data.at("/subDocuments/1/acsn").asText()).isEqualTo("t002");
        assertThat(data.at("/subDocuments/1/errorCode").asInt()).isEqualTo(10);
    }
}
