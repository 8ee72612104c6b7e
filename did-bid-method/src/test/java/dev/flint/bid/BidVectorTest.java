package dev.flint.bid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flint.id.Base58;
import dev.flint.id.SubChainCode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Published and self-made pairs of keys and identifiers. */
class BidVectorTest {
    private static final String TCHAIN = "tchain";

    static List<JsonNode> identifiers() {
        return Vectors.identifiers();
    }

    static Stream<JsonNode> derivable() {
        return identifiers().stream().filter(v -> !v.get("lineage").asText().equals(TCHAIN));
    }

    static Stream<JsonNode> withPrivateKey() {
        return derivable().filter(v -> v.hasNonNull("privateKey"));
    }

    static Stream<JsonNode> withPublicKeyText() {
        return derivable().filter(v -> v.hasNonNull("publicKeyHex"));
    }

    static List<JsonNode> invalid() {
        return Vectors.list(Vectors.file("bid.json").get("invalidIdentifiers"));
    }

    static List<JsonNode> subChainDocuments() {
        return Vectors.list(Vectors.file("bid.json").get("validAcDocuments"));
    }

    @ParameterizedTest
    @MethodSource("identifiers")
    void parse_publishedIdentifier_readsAllItsParts(JsonNode vector) {
        Bid bid = parsed(vector);
        assertThat(bid.keyType()).isEqualTo(keyType(vector));
        assertThat(bid.encoding()).isEqualTo(encoding(vector));
        assertThat(bid.subChain()).isEqualTo(subChain(vector));
        assertThat(bid.isSubChainDocument()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("identifiers")
    void canonical_publishedIdentifier_isItsDidCoreForm(JsonNode vector) {
        String text = vector.get("expected").asText();
        String canonical = vector.path("didCoreForm").asText(text);
        assertThat(parsed(vector).canonical()).isEqualTo(canonical);
        assertThat(Bid.of(canonical)).isEqualTo(parsed(vector)).hasSameHashCodeAs(parsed(vector));
    }

    @ParameterizedTest
    @MethodSource("derivable")
    void derive_publicKey_isThePublishedIdentifier(JsonNode vector) {
        Bid derived = Bid.derive(subChain(vector), publicKey(vector), encoding(vector));
        assertThat(derived).isEqualTo(parsed(vector));
        assertThat(derived.canonical()).isEqualTo(parsed(vector).canonical());
    }

    @ParameterizedTest
    @MethodSource("identifiers")
    void binding_publishedPair_saysByWhichRule(JsonNode vector) {
        KeyBinding rule =
                vector.get("lineage").asText().equals(TCHAIN) ? KeyBinding.TCHAIN_SECP256K1 : KeyBinding.STRICT;
        assertThat(parsed(vector).binding(publicKey(vector))).isEqualTo(rule);
    }

    @ParameterizedTest
    @MethodSource("identifiers")
    void binding_otherKey_isNone(JsonNode vector) {
        byte[] secret = new byte[32];
        secret[31] = 7;
        assertThat(parsed(vector)
                        .binding(BidPrivateKey.of(keyType(vector), secret).publicKey()))
                .isEqualTo(KeyBinding.NONE);
    }

    @ParameterizedTest
    @MethodSource("identifiers")
    void storageKey_publishedIdentifier_hasTheLayoutOfTheRule(JsonNode vector) {
        Bid bid = parsed(vector);
        byte[] key = bid.storageKey();
        byte[] code =
                bid.subChain().isMain() ? new byte[4] : bid.subChain().text().getBytes(StandardCharsets.US_ASCII);
        assertThat(Arrays.copyOf(key, 4)).isEqualTo(code);
        assertThat((char) key[4]).isEqualTo(bid.keyType().letter());
        assertThat((char) key[5]).isEqualTo(bid.encoding().letter());
        String part = vector.get("expected").asText().replaceFirst("^.*:..", "");
        boolean byText = bid.keyType() == KeyType.SECP256K1 && bid.encoding() == BidEncoding.BASE58;
        assertThat(Arrays.copyOfRange(key, 6, key.length))
                .isEqualTo(byText ? part.getBytes(StandardCharsets.US_ASCII) : bid.digest());
    }

    @ParameterizedTest
    @MethodSource("withPublicKeyText")
    void toText_publicKey_isThePublishedHex(JsonNode vector) {
        String text = vector.get("publicKeyHex").asText();
        assertThat(publicKey(vector).toText(encoding(vector))).isEqualTo(text);
        assertThat(BidPublicKey.parse(text)).isEqualTo(new KeyParse.Parsed<>(publicKey(vector)));
    }

    @ParameterizedTest
    @MethodSource("withPrivateKey")
    void parse_privateKey_hasThePublishedSecretAndPublicKey(JsonNode vector) {
        BidPrivateKey key = privateKey(vector);
        assertThat(key.type()).isEqualTo(keyType(vector));
        assertThat(key.secret()).isEqualTo(hex(vector, "rawPrivateKeyHex"));
        assertThat(key.publicKey()).isEqualTo(publicKey(vector));
    }

    @ParameterizedTest
    @MethodSource("withPrivateKey")
    void toText_privateKey_isThePublishedText(JsonNode vector) {
        BidPrivateKey key = BidPrivateKey.of(keyType(vector), hex(vector, "rawPrivateKeyHex"));
        assertThat(key.toText(privateEncoding(vector)))
                .isEqualTo(vector.get("privateKey").asText());
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void parse_invalidIdentifier_isRejected(JsonNode vector) {
        assertThat(Bid.parse(vector.get("input").asText()))
                .as(vector.get("reason").asText())
                .isInstanceOf(BidParse.Rejected.class);
    }

    @ParameterizedTest
    @MethodSource("subChainDocuments")
    void parse_subChainDocument_namesItsChain(JsonNode vector) {
        Bid bid = Bid.of(vector.asText());
        assertThat(bid.isSubChainDocument()).isTrue();
        assertThat(bid).isEqualTo(Bid.ofSubChain(bid.subChain()));
        assertThat(bid.storageKey()).hasSize(6).endsWith(0, 0);
        assertThat(bid.canonical()).isEqualTo(vector.asText());
    }

    private static Bid parsed(JsonNode vector) {
        return Bid.of(vector.get("expected").asText());
    }

    private static BidPublicKey publicKey(JsonNode vector) {
        return BidPublicKey.of(keyType(vector), hex(vector, "rawPublicKeyHex"));
    }

    private static BidPrivateKey privateKey(JsonNode vector) {
        return BidPrivateKey.parse(vector.get("privateKey").asText())
                .toOptional()
                .orElseThrow();
    }

    /** Texts of private keys carry an encoding letter of their own: mostly that of the identifier. */
    private static BidEncoding privateEncoding(JsonNode vector) {
        byte[] octets = Base58.BIF.decode(vector.get("privateKey").asText(), 37).orElseThrow();
        return BidEncoding.ofLetter((char) octets[4]).orElseThrow();
    }

    private static KeyType keyType(JsonNode vector) {
        return KeyType.ofLabel(vector.get("keyType").asText()).orElseThrow();
    }

    private static BidEncoding encoding(JsonNode vector) {
        String label = vector.get("encoding").asText();
        return BidEncoding.ofLabel(label.replaceFirst("-.*", "")).orElseThrow();
    }

    private static SubChainCode subChain(JsonNode vector) {
        return vector.hasNonNull("acsn") ? new SubChainCode(vector.get("acsn").asText()) : SubChainCode.MAIN;
    }

    private static byte[] hex(JsonNode vector, String member) {
        return HexFormat.of().parseHex(vector.get(member).asText());
    }
}
