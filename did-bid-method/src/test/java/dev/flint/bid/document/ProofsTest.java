package dev.flint.bid.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.BidEncoding;
import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.BidPublicKey;
import dev.flint.bid.KeyType;
import dev.flint.bid.Vectors;
import dev.flint.id.Base58;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProofsTest {
    private static final String CREATOR = "did:bid:ef22Yu8Yr3vLgJSyuLAKh9wyhAngD1bYc#key-1";
    private static final BidPrivateKey KEY = key(KeyType.ED25519, 5);

    static List<String> names() {
        return Samples.names();
    }

    static List<String> delegated() {
        return List.of("organisation", "sub-chain");
    }

    static List<JsonNode> signatures() {
        return Vectors.list(Vectors.file("bid.json").get("signatures"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void check_ownExamples_areValidByProfileA(String name) {
        assertThat(Proofs.check(Samples.document(name), Samples.keys())).isEqualTo(ProofStatus.VALID_A);
    }

    @ParameterizedTest
    @MethodSource("names")
    void check_changedDocument_isInvalid(String name) {
        ObjectNode changed = Samples.tree(name).put("version", "1.0.1");
        assertThat(Proofs.check(Samples.document(changed), Samples.keys())).isEqualTo(ProofStatus.INVALID);
    }

    @ParameterizedTest
    @MethodSource("delegated")
    void checkDelegation_byTheAnchor_isValid(String name) {
        assertThat(Proofs.checkDelegation(Samples.document(name), Samples.keys()))
                .isEqualTo(ProofStatus.VALID_A);
    }

    @Test
    void checkDelegation_otherKeys_isInvalid() {
        ObjectNode changed = Samples.tree("organisation");
        ((ObjectNode) changed.get("publicKey").get(1)).put("type", "ED25519");
        assertThat(Proofs.checkDelegation(Samples.document(changed), Samples.keys()))
                .isEqualTo(ProofStatus.INVALID);
    }

    @Test
    void checkDelegation_none_isAbsent() {
        assertThat(Proofs.checkDelegation(Samples.document("person"), Samples.keys()))
                .isEqualTo(ProofStatus.ABSENT);
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void verify_publishedSignatures_hold(JsonNode vector) {
        BidPublicKey key = BidPublicKey.parse(vector.get("publicKeyHex").asText())
                .toOptional()
                .orElseThrow();
        byte[] message = vector.has("messageHex")
                ? HexFormat.of().parseHex(vector.get("messageHex").asText())
                : vector.get("messageUtf8").asText().getBytes(StandardCharsets.UTF_8);
        byte[] signature = SignatureText.read(vector.get("signatureValue").asText())
                .orElseThrow()
                .octets();
        assertThat(signature)
                .isEqualTo(HexFormat.of().parseHex(vector.get("signatureHex").asText()));
        assertThat(key.verify(message, signature)).isTrue();
    }

    @Test
    void check_registeredDocument_isValidByProfileB() {
        BidDocument document = Samples.document(Samples.registered());
        assertThat(Proofs.check(document, document::key)).isEqualTo(ProofStatus.VALID_B);
        assertThat(Proofs.checkDelegation(document, document::key)).isEqualTo(ProofStatus.VALID_B);
    }

    @Test
    void sdkForm_registeredDocument_isTheSignedMessage() {
        String message = signatures().get(1).get("messageUtf8").asText();
        assertThat(new String(SdkForm.octets(Samples.registered()).orElseThrow(), StandardCharsets.UTF_8))
                .isEqualTo(message);
    }

    @Test
    void sdkForm_otherOrderAndNulls_isTheSame() {
        ObjectNode shuffled = Samples.registered();
        shuffled.set("id", shuffled.remove("id"));
        ObjectNode extension = (ObjectNode) shuffled.get("extension");
        extension.set("recovery", extension.remove("recovery"));
        extension.putNull("acsns");
        shuffled.putNull("anything");
        assertThat(SdkForm.octets(shuffled))
                .isPresent()
                .get()
                .isEqualTo(SdkForm.octets(Samples.registered()).orElseThrow());
    }

    @Test
    void check_registeredDocumentWithForeignMember_isInvalid() {
        ObjectNode changed = Samples.registered().put("added", "by somebody");
        BidDocument document = Samples.document(changed);
        assertThat(Proofs.check(document, document::key)).isEqualTo(ProofStatus.INVALID);
        ObjectNode inside = Samples.registered();
        ((ObjectNode) inside.get("publicKey").get(0)).put("added", 1);
        BidDocument other = Samples.document(inside);
        assertThat(Proofs.check(other, other::key)).isEqualTo(ProofStatus.INVALID);
    }

    @Test
    void check_registeredDocumentWithOneBitChanged_isInvalid() {
        ObjectNode registered = Samples.registered();
        String signature = registered.get("proof").get("signatureValue").asText();
        BidDocument document = Samples.document(registered);
        for (int bit = 0; bit < 512; bit += 37) {
            byte[] octets = HexFormat.of().parseHex(signature);
            octets[bit / 8] ^= (byte) (1 << bit % 8);
            ((ObjectNode) registered.get("proof"))
                    .put("signatureValue", HexFormat.of().formatHex(octets));
            assertThat(Proofs.check(Samples.document(registered), document::key))
                    .as("bit %d", bit)
                    .isEqualTo(ProofStatus.INVALID);
        }
    }

    @Test
    void check_registeredDocumentWithLowerCaseSignature_isValid() {
        ObjectNode registered = Samples.registered();
        ObjectNode proof = (ObjectNode) registered.get("proof");
        byte[] octets = HexFormat.of().parseHex(proof.get("signatureValue").asText());
        proof.put("signatureValue", HexFormat.of().formatHex(octets));
        BidDocument document = Samples.document(registered);
        assertThat(Proofs.check(document, document::key)).isEqualTo(ProofStatus.VALID_B);
    }

    @Test
    void check_blankAfterAName_coversTheNameAsGiven() {
        ObjectNode given = Samples.tree("organisation");
        ObjectNode extension = (ObjectNode) given.get("extension");
        extension.set("delegateSign ", extension.remove("delegateSign"));
        BidDocument read = Samples.document(given);
        assertThat(read.delegateSign()).isPresent();
        assertThat(Proofs.check(read, Samples.keys())).isEqualTo(ProofStatus.INVALID);
        BidDocument signed = Proofs.sign(read, KEY, CREATOR);
        assertThat(Proofs.check(signed, id -> Optional.of(KEY.publicKey()))).isEqualTo(ProofStatus.VALID_A);
        assertThat(Samples.json(new String(signed.toJson(), StandardCharsets.UTF_8))
                        .at("/extension/delegateSign/signer")
                        .isTextual())
                .isTrue();
    }

    @Test
    void check_blanksAroundTheProof_areOverlooked() {
        ObjectNode given = Samples.tree("organisation");
        ObjectNode proof = (ObjectNode) given.get("proof");
        proof.put("creator", " " + proof.get("creator").asText().replace("#", " #") + " ");
        proof.put("signatureValue", proof.get("signatureValue").asText() + " ");
        assertThat(Proofs.check(Samples.document(given), Samples.keys())).isEqualTo(ProofStatus.VALID_A);
    }

    @Test
    void check_hexadecimalProfileA_isValid() {
        assertThat(withSignatureAs(HexFormat.of().withUpperCase()::formatHex)).isEqualTo(ProofStatus.VALID_A);
    }

    @Test
    void check_base64ProfileA_isValid() {
        assertThat(withSignatureAs(java.util.Base64.getEncoder()::encodeToString))
                .isEqualTo(ProofStatus.VALID_A);
        assertThat(withSignatureAs(java.util.Base64.getUrlEncoder().withoutPadding()::encodeToString))
                .isEqualTo(ProofStatus.VALID_A);
    }

    @Test
    void check_signatureOfAnotherLength_isInvalid() {
        assertThat(withSignatureAs(octets -> "")).isEqualTo(ProofStatus.INVALID);
        assertThat(withSignatureAs(octets -> "x".repeat(500))).isEqualTo(ProofStatus.INVALID);
        assertThat(withSignatureAs(octets -> "zz".repeat(64))).isEqualTo(ProofStatus.INVALID);
        assertThat(withSignatureAs(octets -> HexFormat.of().formatHex(octets) + "00"))
                .isEqualTo(ProofStatus.INVALID);
        assertThat(withSignatureAs(octets -> Base58.BTC.encode(octets))).isEqualTo(ProofStatus.INVALID);
    }

    @Test
    void check_noProof_isAbsent() {
        ObjectNode given = Samples.tree("person");
        given.remove("proof");
        assertThat(Proofs.check(Samples.document(given), Samples.keys())).isEqualTo(ProofStatus.ABSENT);
    }

    @Test
    void check_unknownCreator_isKeyUnavailable() {
        assertThat(Proofs.check(Samples.document("person"), id -> Optional.empty()))
                .isEqualTo(ProofStatus.KEY_UNAVAILABLE);
    }

    @ParameterizedTest
    @EnumSource(names = {"ED25519", "SM2"})
    void sign_anyKey_isValidAndReplacesTheOldProof(KeyType type) {
        BidPrivateKey key = key(type, 9);
        BidDocument signed = Proofs.sign(Samples.document("person"), key, CREATOR);
        assertThat(signed.proof().orElseThrow().creator()).isEqualTo(CREATOR);
        assertThat(Proofs.check(signed, id -> Optional.of(key.publicKey()))).isEqualTo(ProofStatus.VALID_A);
        assertThat(Proofs.check(signed, Samples.keys())).isEqualTo(ProofStatus.INVALID);
    }

    @Test
    void sign_creatorThatIsNoKeyId_isABug() {
        assertThatIllegalArgumentException().isThrownBy(() -> Proofs.sign(Samples.document("person"), KEY, "key-1"));
    }

    @Test
    void checkObject_credentialAttributes_areValid() {
        ObjectNode attributes = (ObjectNode) Samples.tree("credential").at("/extension/attributes/0");
        assertThat(Proofs.checkObject(attributes, Samples.keys())).isEqualTo(ProofStatus.VALID_A);
        attributes.put("templateId", "another");
        assertThat(Proofs.checkObject(attributes, Samples.keys())).isEqualTo(ProofStatus.INVALID);
    }

    @Test
    void checkObject_deletion_isValidUntilChanged() {
        ObjectNode body = (ObjectNode) Samples.json("{\"operation\":\"delete\",\"id\":\"did:bid:by01\"}");
        ObjectNode signed = Proofs.signObject(body, KEY, CREATOR);
        assertThat(body.has("proof")).isFalse();
        assertThat(Proofs.checkObject(signed, id -> Optional.of(KEY.publicKey())))
                .isEqualTo(ProofStatus.VALID_A);
        assertThat(Proofs.checkObject(signed.put("id", "did:bid:by02"), id -> Optional.of(KEY.publicKey())))
                .isEqualTo(ProofStatus.INVALID);
    }

    @Test
    void checkObject_withoutProof_isAbsent() {
        for (String body : List.of("{}", "{\"proof\":null}", "{\"proof\":[]}")) {
            assertThat(Proofs.checkObject((ObjectNode) Samples.json(body), Samples.keys()))
                    .as(body)
                    .isEqualTo(ProofStatus.ABSENT);
        }
    }

    @Test
    void checkObject_oneOfTwoProofsWrong_isInvalid() {
        ObjectNode signed = Proofs.signObject((ObjectNode) Samples.json("{\"a\":1}"), KEY, CREATOR);
        JsonNode right = signed.get("proof");
        JsonNode wrong = Samples.tree("person").get("proof");
        signed.putArray("proof").add(right).add(wrong);
        assertThat(Proofs.checkObject(signed, id -> Optional.of(KEY.publicKey())))
                .isEqualTo(ProofStatus.INVALID);
        signed.putArray("proof").add(right).add(right);
        assertThat(Proofs.checkObject(signed, id -> Optional.of(KEY.publicKey())))
                .isEqualTo(ProofStatus.VALID_A);
    }

    @Test
    void checkObject_proofOfAnyOtherShape_isInvalid() {
        for (String proof : List.of("1", "\"x\"", "{}", "[1]", "{\"creator\":\"x\",\"signatureValue\":\"y\"}")) {
            ObjectNode body = (ObjectNode) Samples.json("{\"proof\":" + proof + "}");
            assertThat(Proofs.checkObject(body, Samples.keys())).as(proof).isEqualTo(ProofStatus.INVALID);
        }
    }

    @Test
    void checkDelegation_overTheOctetsOfTheKeyText_isValidWithEitherSpelling() {
        for (boolean prefixed : new boolean[] {true, false}) {
            ObjectNode given = Samples.tree("organisation");
            BidPublicKey first = Samples.document(given).keys().get(0).usable().orElseThrow();
            ((ObjectNode) given.at("/publicKey/0"))
                    .put(
                            "publicKeyHex",
                            prefixed
                                    ? first.toText(BidEncoding.BASE58).toUpperCase(Locale.ROOT)
                                    : HexFormat.of().formatHex(first.raw()));
            ((ObjectNode) given.at("/extension/delegateSign"))
                    .put(
                            "signatureValue",
                            HexFormat.of().formatHex(KEY.sign(first.toPrefixedOctets(BidEncoding.BASE58))));
            assertThat(Proofs.checkDelegation(Samples.document(given), id -> Optional.of(KEY.publicKey())))
                    .as("prefixed %s", prefixed)
                    .isEqualTo(ProofStatus.VALID_B);
        }
    }

    private static ProofStatus withSignatureAs(Function<byte[], String> form) {
        BidDocument signed = Proofs.sign(Samples.document("person"), KEY, CREATOR);
        ObjectNode tree = signed.original();
        ObjectNode proof = (ObjectNode) tree.get("proof");
        byte[] octets =
                Base58.BIF.decode(proof.get("signatureValue").asText(), 64).orElseThrow();
        proof.put("signatureValue", form.apply(octets));
        return Proofs.check(Samples.document(tree), id -> Optional.of(KEY.publicKey()));
    }

    private static BidPrivateKey key(KeyType type, int seed) {
        byte[] secret = new byte[32];
        secret[31] = (byte) seed;
        return BidPrivateKey.of(type, secret);
    }
}
