package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.KeyType;
import dev.flint.bid.document.AlsoKnownAs;
import dev.flint.bid.register.OperationKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Domains that name DIDs of the ledger, which name them in turn, or do not. */
class DomainLinksTest {
    /** What stands before a key of Ed25519 in a certificate. */
    private static final String INFO = "302a300506032b6570032100";

    @TempDir
    private static Path data;

    private static PublishedNames names;
    private static RunningHouse house;

    @BeforeAll
    static void open() throws Exception {
        names = new PublishedNames();
        house = RunningHouse.open(
                data, Map.of("dns.upstream", "127.0.0.1:" + names.port(), "methods.local", "key, dns"));
    }

    @AfterAll
    static void close() {
        house.close();
        names.close();
    }

    private static BidPrivateKey key(int number) {
        byte[] seed = new byte[32];
        seed[0] = (byte) number;
        seed[1] = 44;
        return BidPrivateKey.of(KeyType.ED25519, seed);
    }

    /** @param names other names of the subject, of domains */
    private static String register(BidPrivateKey key, String... names) throws Exception {
        var bid = Operations.bidOf(key);
        var draft = Operations.draft(bid, key, Instant.now(), "domain");
        for (String name : names) {
            draft.withArray("/alsoKnownAs")
                    .addObject()
                    .put("type", AlsoKnownAs.DOMAIN_NAME)
                    .put("id", name);
        }
        var receipt = house.client().register(Operations.sign(OperationKind.CREATE, draft, key));
        assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(201);
        return bid.canonical();
    }

    private static JsonNode resolve(String text) throws Exception {
        var answer = house.client().resolve(text);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Client.json(answer);
    }

    private static JsonNode asked(String domain) throws Exception {
        return resolve(domain).at("/didResolutionMetadata/asked");
    }

    private static String info(BidPrivateKey key) {
        return INFO + HexFormat.of().formatHex(key.publicKey().raw());
    }

    @Test
    void domainAndDocument_thatNameEachOther_areMutual() throws Exception {
        String did = register(key(1), "plant.example.com");
        names.publish("_did.plant.example.com. 60 IN URI 1 0 \"" + did + "\"");
        var asked = asked("plant.example.com");
        assertThat(asked.path("identifier").asText()).isEqualTo(did);
        assertThat(asked.path("link").asText()).isEqualTo("mutual");
        assertThat(asked.at("/assurance/level").asText()).isEqualTo("MEDIUM");
        assertThat(asked.at("/assurance/checks/keys").asText()).isEqualTo("absent");
        assertThat(asked.has("configuration")).isFalse();
    }

    @Test
    void domain_thatPublishesTheKeys_isAssuredMore() throws Exception {
        var key = key(2);
        String did = register(key, "keys.example.com");
        names.publish("_did.keys.example.com. 60 IN URI 1 0 \"" + did + "\"\n_did.keys.example.com. 60 IN TLSA 3 1 0 "
                + info(key));
        assertThat(asked("keys.example.com").path("assurance")).isEqualTo(Client.json("""
                        {"level":"MEDIUM+","checks":
                            {"uri":"present","dnssec":"insecure","keys":"all","integrity":"method"}}
                        """));
    }

    @Test
    void domain_thatPublishesAnotherKey_isInsecure() throws Exception {
        String did = register(key(3), "other.example.com");
        names.publish("_did.other.example.com. 60 IN URI 1 0 \"" + did + "\"\n_did.other.example.com. 60 IN TLSA 3 1 0 "
                + info(key(4)));
        var asked = asked("other.example.com");
        assertThat(asked.path("link").asText()).isEqualTo("mutual");
        assertThat(asked.at("/assurance/level").asText()).isEqualTo("INSECURE");
        assertThat(asked.at("/assurance/checks/keys").asText()).isEqualTo("none");
    }

    @Test
    void document_thatNamesAnotherDomain_isToldAndNoError() throws Exception {
        String did = register(key(5), "www.example.com");
        names.publish("_did.oneway.example.com. 60 IN TXT \"did=" + did + "\"");
        var asked = asked("oneway.example.com");
        assertThat(asked.path("link").asText()).isEqualTo("unverified");
        assertThat(asked.at("/assurance/level").asText()).isEqualTo("LOW-");
        assertThat(asked.at("/assurance/checks/uri").asText()).isEqualTo("absent");
    }

    @Test
    void resolution_ofTheDidItself_saysNothingOfDomains() throws Exception {
        String did = register(key(6), "plain.example.com");
        assertThat(resolve(did).path("didResolutionMetadata").has("asked")).isFalse();
    }

    @Test
    void keysOfADomain_areADocument() throws Exception {
        String multikey = key(7).publicKey().toMultibase();
        names.publish("_key1._did.box.example.com. 60 IN URI 100 10 \"did:key:" + multikey + "\"");
        var result = resolve("did:dns:box.example.com");
        assertThat(result.at("/didDocument/verificationMethod/0/id").asText())
                .isEqualTo("did:dns:box.example.com#key1");
        assertThat(result.at("/didDocument/verificationMethod/0/publicKeyMultibase")
                        .asText())
                .isEqualTo(multikey);
        assertThat(result.at("/didResolutionMetadata/dnssec").asText()).isEqualTo("insecure");
        assertThat(house.client().resolve("did:dns:none.example.com").statusCode())
                .isEqualTo(404);
        assertThat(house.client().resolve("did:dns:none").statusCode()).isEqualTo(400);
        assertThat(house.client().resolve("did:dns:www.example.org").statusCode())
                .isEqualTo(500);
    }
}
