package dev.flint.bid.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.BidEncoding;
import dev.flint.bid.BidPublicKey;
import dev.flint.id.SubChainCode;
import dev.flint.json.Jcs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DidDocumentMappingTest {
    private static final DidDocumentMapping MAPPING = new DidDocumentMapping("https://resolver.example");

    static List<String> names() {
        return Samples.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void map_ownExamples_areTheirDidDocuments(String name) {
        JsonNode expected = Samples.FILE.get("didCore").get(name).get("didDocument");
        assertThat(document(map(Samples.tree(name)))).isEqualTo(expected);
        String canonical = new String(Jcs.canonicalize(expected), StandardCharsets.UTF_8);
        assertThat(document(map(Samples.tree(name)))).as("canonical form").hasToString(canonical);
    }

    @ParameterizedTest
    @MethodSource("names")
    void map_ownExamples_haveTheirMetadata(String name) {
        JsonNode expected = Samples.FILE.get("didCore").get(name).get("didDocumentMetadata");
        ObjectNode metadata = (ObjectNode) metadata(map(Samples.tree(name)));
        ObjectNode bid = (ObjectNode) metadata.get("bid");
        assertThat(bid.remove("proofStatus").asText()).isEqualTo("valid-A");
        assertThat(bid.remove("selfCertified").isBoolean()).isTrue();
        assertThat(metadata).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("names")
    void map_ownExamples_haveTheShortContextOfDid11(String name) {
        assertThat(json("{\"c\":", map(Samples.tree(name)).context11(), "}").get("c"))
                .hasToString("[\"https://www.w3.org/ns/did/v1.1\",\"https://resolver.example/ns/bid/v1\"]");
    }

    @Test
    void map_keysOfOneSelf_areSelfCertified() {
        assertThat(metadata(map(Samples.tree("organisation")))
                        .at("/bid/selfCertified")
                        .asBoolean())
                .isTrue();
        assertThat(metadata(map(Samples.tree("credential")))
                        .at("/bid/selfCertified")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void map_unusableKey_isLeftOutEverywhereAndListed() {
        ObjectNode given = Samples.tree("organisation");
        ((ObjectNode) given.at("/publicKey/0")).put("publicKeyHex", "02b97c30");
        DidDocumentBytes mapped = map(given);
        String id = given.at("/publicKey/0/id").asText();
        assertThat(metadata(mapped).at("/bid/droppedKeys/0").asText()).isEqualTo(id);
        assertThat(document(mapped).get("verificationMethod")).hasSize(1);
        assertThat(document(mapped).has("authentication")).isFalse();
        assertThat(document(mapped).has("controller")).isFalse();
    }

    @Test
    void map_keysOfTwoKinds_haveBothContexts() {
        ObjectNode given = Samples.tree("organisation");
        JsonNode sm2 = Samples.tree("device-sm2-subchain").at("/publicKey/0/publicKeyHex");
        ((ObjectNode) given.at("/publicKey/1")).put("type", "sm2").set("publicKeyHex", sm2);
        assertThat(document(map(given)).get("@context"))
                .hasToString("[\"https://www.w3.org/ns/did/v1\",\"https://w3id.org/security/multikey/v1\","
                        + "\"https://w3id.org/security/jwk/v1\",\"https://resolver.example/ns/bid/v1\"]");
    }

    @Test
    void map_zid_staysInTheExtension() {
        ObjectNode given = Samples.tree("person");
        given.putArray("alsoKnownAs").addObject().put("type", "104").put("id", "86.100.1/x");
        JsonNode document = document(map(given));
        assertThat(document.has("alsoKnownAs")).isFalse();
        assertThat(document.at("/bidExtension/alsoKnownAs/0")).hasToString("{\"id\":\"86.100.1/x\",\"type\":104}");
    }

    @Test
    void map_endpointWithoutScheme_becomesAUriAndIsKept() {
        ObjectNode given = Samples.tree("organisation");
        ((ObjectNode) given.at("/service/0")).put("serviceEndpoint", "plant.example.com:8443/store");
        JsonNode document = document(map(given));
        assertThat(document.at("/service/0/serviceEndpoint").asText())
                .isEqualTo("https://plant.example.com:8443/store");
        String id = document.at("/service/0/id").asText();
        assertThat(document.at("/bidExtension/service"))
                .hasToString("[{\"id\":\"" + id + "\",\"serviceEndpoint\":\"plant.example.com:8443/store\"}]");
    }

    @Test
    void map_ownMembersOfTheExtension_giveWayToOurs() {
        ObjectNode given = Samples.tree("organisation");
        ((ObjectNode) given.at("/service/0")).put("serviceEndpoint", "plant.example.com");
        given.putArray("alsoKnownAs").addObject().put("type", 104).put("id", "86.100.1/x");
        ((ObjectNode) given.get("extension")).put("service", 1).put("alsoKnownAs", 2);
        String text = new String(map(given).members(), StandardCharsets.UTF_8);
        JsonReading reading = StrictJson.parse(("{" + text + "}").getBytes(StandardCharsets.UTF_8));
        assertThat(reading).isInstanceOf(JsonReading.Read.class);
    }

    @ParameterizedTest
    @CsvSource({
        "101, did:bid:by01, did:bid:by01",
        "101, did:bid:zsPQxwMKuQksAGjtTxkzorRAI07iI5HQ==, did:bid:zsPQxwMKuQksAGjtTxkzorRAI07iI5HQ%3D%3D",
        "101, ef22Yu8Yr3vLgJSyuLAKh9wyhAngD1bYc,",
        "102, did:web:example.com, did:web:example.com",
        "102, example.com,",
        "103, example.com, dns:example.com",
        "104, 86.100.1/x,",
        "105, 88.118.12/阀 门, hdl:88.118.12/%E9%98%80%20%E9%97%A8",
        "999, https://example.com,",
    })
    void uri_ofAnyName_isOneOrNone(int type, String id, String uri) {
        assertThat(new AlsoKnownAs(type, id).uri().orElse(null)).isEqualTo(uri);
    }

    @Test
    void deactivated_anyIdentifier_leavesTheId() {
        DidDocumentBytes mapped = MAPPING.deactivated(Bid.of("did:bid:by01"));
        assertThat(document(mapped))
                .hasToString("{\"@context\":[\"https://www.w3.org/ns/did/v1\"]," + "\"id\":\"did:bid:by01\"}");
        assertThat(metadata(mapped)).hasToString("{\"deactivated\":true}");
    }

    @Test
    void map_misspeltSubResolver_isPutRight() {
        ObjectNode given = Samples.tree("sub-chain");
        ((ObjectNode) given.at("/service/0"))
                .put("type", " DIDSubResolve ")
                .put("protocol", "2")
                .put("port", "81");
        assertThat(document(map(given)).at("/service/0"))
                .hasToString("{\"id\":\"did:bid:by01#subResolver\",\"port\":81,\"protocol\":2,\"serverType\":0,"
                        + "\"serviceEndpoint\":\"http://resolver.by01.example.com:81/\","
                        + "\"type\":\"DIDSubResolver\",\"version\":\"1.0.0\"}");
    }

    @Test
    void map_foreignAndOwnAuthentication_areToldApart() {
        ObjectNode given = Samples.tree("organisation");
        ((ArrayNode) given.get("authentication"))
                .add("did:bid:by01#key-1")
                .add("did:bid:by02#key-1")
                .add("did:bid:by01#key-2");
        JsonNode document = document(map(given));
        assertThat(document.get("authentication")).hasSize(4);
        assertThat(document.get("assertionMethod")).hasSize(1);
        assertThat(document.get("controller")).hasToString("[\"did:bid:by01\",\"did:bid:by02\"]");
    }

    @Test
    void map_base64Identifier_isPercentEncodedEverywhere() {
        BidPublicKey key =
                Samples.document("organisation").keys().get(0).usable().orElseThrow();
        Bid bid = Bid.derive(SubChainCode.MAIN, key, BidEncoding.BASE64);
        String raw = bid.canonical().replace("%2B", "+").replace("%2F", "/").replace("%3D", "=");
        String text = Samples.tree("organisation").toString();
        ObjectNode given = (ObjectNode) Samples.json(text.replace("did:bid:ef22Yu8Yr3vLgJSyuLAKh9wyhAngD1bYc", raw));
        DidDocumentBytes mapped = map(given);
        JsonNode document = document(mapped);
        assertThat(document.get("id").asText()).isEqualTo(bid.canonical());
        assertThat(document.at("/authentication/0").asText()).isEqualTo(bid.canonical() + "#key-1");
        assertThat(document.at("/capabilityInvocation/0").asText()).isEqualTo(bid.canonical() + "#key-1");
        assertThat(document.at("/service/0/id").asText()).isEqualTo(bid.canonical() + "#storage");
        assertThat(metadata(mapped).get("equivalentId"))
                .isNotEmpty()
                .allSatisfy(other -> assertThat(Bid.of(other.asText())).isEqualTo(bid))
                .noneSatisfy(other -> assertThat(other.asText()).isEqualTo(bid.canonical()));
    }

    @Test
    void map_secp256k1Key_isAMultikey() {
        ObjectNode given = Samples.tree("organisation");
        ((ObjectNode) given.at("/publicKey/1"))
                .put("type", "Secp256k1")
                .put("publicKeyHex", "b07366028ed6e7ccc74880ec7a87e2cf30ec84a9e49e6abc2bf084eb063e526c9f766efc");
        JsonNode document = document(map(given));
        assertThat(document.at("/verificationMethod/1/type").asText()).isEqualTo("Multikey");
        assertThat(document.at("/verificationMethod/1/publicKeyMultibase").asText())
                .startsWith("zQ3s");
    }

    @Test
    void map_keyThatClaimsAnothersId_controlsNothingHere() {
        ObjectNode given = Samples.tree("organisation");
        ((ObjectNode) given.at("/publicKey/1")).put("id", "did:bid:by01#key-1");
        ((ArrayNode) given.get("authentication")).add("did:bid:by01#key-1");
        JsonNode document = document(map(given));
        assertThat(document.get("authentication")).hasSize(2);
        assertThat(document.get("assertionMethod")).hasSize(1);
        assertThat(document.get("capabilityInvocation")).hasSize(1);
    }

    @Test
    void map_keyBoundByAnOlderRule_namesTheRule() {
        ObjectNode given = Samples.tree("device-sm2-subchain");
        String text = given.toString().replace("did:bid:by01:zf", "did:bid:by01:ef");
        assertThat(metadata(map(Samples.json(text))).at("/bid/derivation").asText())
                .isEqualTo("legacyKeyLetter");
    }

    @Test
    void map_proofWithBlanksAndADigestName_keepsTheNameOnly() {
        ObjectNode given = Samples.tree("person");
        ObjectNode proof = (ObjectNode) given.get("proof");
        String creator = proof.get("creator").asText();
        proof.put("creator", " " + creator).put("digestAlgorithm", "SHA-256");
        JsonNode mapped = metadata(map(given)).at("/bid/proof");
        assertThat(mapped.get("creator").asText()).isEqualTo(creator);
        assertThat(mapped.get("digestAlgorithm").asText()).isEqualTo("SHA-256");
    }

    @Test
    void map_milliseconds_areCut() {
        ObjectNode given = Samples.tree("person").put("updated", "2026-01-05T10:00:00.987Z");
        assertThat(metadata(map(given)).get("updated").asText()).isEqualTo("2026-01-05T10:00:00Z");
    }

    @Test
    void map_namesWithBlanks_areClean() {
        ObjectNode given = Samples.tree("person");
        ObjectNode extension = (ObjectNode) given.get("extension");
        given.set("acsns", Samples.json("[\"by01\"]"));
        extension.set(" verifiableCredentials ", extension.remove("verifiableCredentials"));
        JsonNode mapped = document(map(given)).get("bidExtension");
        assertThat(mapped.properties().stream().map(e -> e.getKey()))
                .containsExactly("acsns", "attributes", "recovery", "ttl", "type", "verifiableCredentials");
    }

    private static DidDocumentBytes map(JsonNode tree) {
        BidDocument document = Samples.document(tree);
        return MAPPING.map(document, Proofs.check(document, Samples.keys()));
    }

    private static JsonNode document(DidDocumentBytes mapped) {
        return json("{\"@context\":", mapped.context10(), ",", mapped.members(), "}");
    }

    private static JsonNode metadata(DidDocumentBytes mapped) {
        return json("{", mapped.metadata(), "}");
    }

    private static JsonNode json(Object... parts) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            text.append(part instanceof byte[] octets ? new String(octets, StandardCharsets.UTF_8) : part);
        }
        return Samples.json(text.toString());
    }
}
