package dev.flint.bid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flint.id.Base58;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BidPublicKeyTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] MESSAGE = {1, 2, 3};
    private static final String ED25519 = "541eec6e186bca85610308baeff71b7c0372f47a365055da8b585b4b5b4124d1";
    private static final String SM2_N = "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123";
    private static final BigInteger ED25519_L =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    @ParameterizedTest
    @ValueSource(strings = {"b06566", "B06566", "b06573", "b06574", ""})
    void parse_ed25519WithAndWithoutPrefix_isOneKey(String prefix) {
        KeyParse<BidPublicKey> expected =
                new KeyParse.Parsed<>(BidPublicKey.of(KeyType.ED25519, HEX.parseHex(ED25519)));
        assertThat(BidPublicKey.parse(prefix + ED25519)).isEqualTo(expected);
        assertThat(BidPublicKey.parse(prefix + ED25519.toUpperCase(Locale.ROOT), KeyType.ED25519))
                .isEqualTo(expected);
    }

    @Test
    void parse_rawKeyThatLooksPrefixed_isToldByItsLength() {
        String raw = "b06566" + ED25519.substring(6);
        assertThat(key(BidPublicKey.parse(raw)).raw()).isEqualTo(HEX.parseHex(raw));
        assertThat(key(BidPublicKey.parse("b06566" + raw)).raw()).isEqualTo(HEX.parseHex(raw));
    }

    @Test
    void parse_sm2InAnyForm_isOneKey() {
        for (int seed = 1; seed < 20; seed++) {
            BidPublicKey key = privateKey(KeyType.SM2, seed).publicKey();
            String raw = HEX.formatHex(key.raw());
            String compressed = HEX.formatHex(key.compressed());
            for (String form : List.of(raw, raw.substring(2), compressed, "b07a66" + raw)) {
                assertThat(BidPublicKey.parse(form, KeyType.SM2)).isEqualTo(new KeyParse.Parsed<>(key));
            }
            assertThat(BidPublicKey.parse(raw.substring(2))).isEqualTo(new KeyParse.Parsed<>(key));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "zz, NOT_ENCODED",
        "b0656, NOT_ENCODED",
        "é0, NOT_ENCODED",
        "b06566, LENGTH",
        "02b97c30, LENGTH",
        "02b97c30aabbccddeeff00112233445566778899aabbccddeeff00112233445566, TYPE_UNKNOWN",
    })
    void parse_notAKey_namesTheFault(String hex, KeyFault fault) {
        assertThat(BidPublicKey.parse(hex)).isEqualTo(new KeyParse.Rejected<>(fault));
    }

    @Test
    void parse_emptyOrHuge_isALengthFault() {
        assertThat(BidPublicKey.parse("")).isEqualTo(new KeyParse.Rejected<>(KeyFault.LENGTH));
        assertThat(BidPublicKey.parse("00".repeat(1_000_000))).isEqualTo(new KeyParse.Rejected<>(KeyFault.LENGTH));
    }

    @Test
    void parse_thirtyThreeOctetsAsEd25519_isUnusable() {
        assertThat(BidPublicKey.parse("02" + ED25519, KeyType.ED25519))
                .isEqualTo(new KeyParse.Rejected<>(KeyFault.LENGTH));
    }

    @Test
    void parse_prefixOfAnotherType_outweighsTheHint() {
        assertThat(key(BidPublicKey.parse("b06566" + ED25519, KeyType.SM2)).type())
                .isEqualTo(KeyType.ED25519);
    }

    @ParameterizedTest
    @EnumSource(names = {"SM2", "SECP256K1"})
    void parse_pointOffTheCurve_isRejected(KeyType type) {
        byte[] raw = privateKey(type, 3).publicKey().raw();
        int rejected = 0;
        for (int i = 1; i < raw.length; i++) {
            byte[] changed = raw.clone();
            changed[i] ^= 1;
            if (BidPublicKey.parse(HEX.formatHex(changed), type)
                    .equals(new KeyParse.Rejected<>(KeyFault.NOT_ON_CURVE))) {
                rejected++;
            }
        }
        // Uncompressed: always. Compressed: every second abscissa has no point.
        assertThat(rejected).isGreaterThan(type == KeyType.SM2 ? 63 : 5);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 6, 7})
    void parse_pointWithAnotherFirstOctet_isRejected(int first) {
        byte[] raw = privateKey(KeyType.SM2, 3).publicKey().raw();
        raw[0] = (byte) first;
        assertThat(BidPublicKey.parse(HEX.formatHex(raw), KeyType.SM2))
                .isEqualTo(new KeyParse.Rejected<>(KeyFault.NOT_ON_CURVE));
    }

    @Test
    void parse_coordinateNotBelowTheFieldOrder_isRejected() {
        assertThat(BidPublicKey.parse("02" + "ff".repeat(32), KeyType.SECP256K1))
                .isEqualTo(new KeyParse.Rejected<>(KeyFault.NOT_ON_CURVE));
        assertThat(BidPublicKey.parse("04" + "ff".repeat(64), KeyType.SM2))
                .isEqualTo(new KeyParse.Rejected<>(KeyFault.NOT_ON_CURVE));
    }

    @Test
    void raw_changedByTheCaller_doesNotChangeTheKey() {
        byte[] octets = HEX.parseHex(ED25519);
        BidPublicKey key = BidPublicKey.of(KeyType.ED25519, octets);
        octets[0] = 0;
        key.raw()[1] = 0;
        assertThat(key.toText(BidEncoding.BASE58)).isEqualTo("b06566" + ED25519);
    }

    @Test
    void of_octetsThatAreNoKey_isABug() {
        assertThatIllegalArgumentException().isThrownBy(() -> BidPublicKey.of(KeyType.ED25519, new byte[31]));
        assertThatIllegalArgumentException().isThrownBy(() -> BidPublicKey.of(KeyType.SM2, new byte[65]));
        assertThatIllegalStateException()
                .isThrownBy(() -> BidPublicKey.of(KeyType.ED25519, new byte[32]).compressed());
    }

    @Test
    void toMultibase_ownValues_areAsInTheRule() {
        JsonNode values = Vectors.file("bid-documents.json").get("mappingValues");
        JsonNode documents = Vectors.file("bid-documents.json").get("documents");
        String first = documents.at("/organisation/publicKey/0/publicKeyHex").asText();
        String device =
                documents.at("/device-sm2-subchain/publicKey/0/publicKeyHex").asText();
        assertThat(key(BidPublicKey.parse(first)).toMultibase())
                .isEqualTo(values.get("org_multikey_key1").asText());
        assertThat(key(BidPublicKey.parse(device)).toMultibase())
                .isEqualTo(values.get("device_sm2_multikey_sm2pub_0x1206").asText())
                .startsWith("zEPJ");
        assertThat(HEX.formatHex(key(BidPublicKey.parse(device)).compressed()))
                .isEqualTo(values.get("device_sm2_compressed").asText());
        assertThat(privateKey(KeyType.SECP256K1, 1).publicKey().toMultibase()).startsWith("zQ3s");
    }

    @ParameterizedTest
    @EnumSource
    void ofMultibase_ownForm_isTheKey(KeyType type) {
        var key = privateKey(type, 7).publicKey();
        assertThat(BidPublicKey.ofMultibase(key.toMultibase())).contains(key);
        assertThat(BidPublicKey.ofMultibase(key.toMultibase() + "1")).isEmpty();
        assertThat(BidPublicKey.ofMultibase(key.toMultibase().substring(1))).isEmpty();
        assertThat(BidPublicKey.ofMultibase("")).isEmpty();
        assertThat(BidPublicKey.ofMultibase("z" + Base58.BTC.encode(new byte[34])))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"ED25519", "SM2"})
    void verify_anySignatureOfItsOwn_holdsUntilABitChanges(KeyType type) {
        for (int seed = 1; seed < 30; seed++) {
            BidPrivateKey key = privateKey(type, seed);
            byte[] signature = key.sign(MESSAGE);
            assertThat(signature).hasSize(64).isEqualTo(key.sign(MESSAGE));
            assertThat(key.publicKey().verify(MESSAGE, signature))
                    .as("seed %d", seed)
                    .isTrue();
            signature[seed] ^= 1;
            assertThat(key.publicKey().verify(MESSAGE, signature))
                    .as("seed %d", seed)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(KeyType.class)
    void verify_signatureOfAnotherLength_fails(KeyType type) {
        BidPrivateKey key = privateKey(type, 1);
        byte[] signature = type == KeyType.SECP256K1 ? new byte[64] : key.sign(MESSAGE);
        for (int length : new int[] {0, 1, 63, 65, 70, 128}) {
            assertThat(key.publicKey().verify(MESSAGE, Arrays.copyOf(signature, length)))
                    .isFalse();
        }
    }

    @Test
    void verify_secp256k1_neverHolds() {
        assertThat(privateKey(KeyType.SECP256K1, 1).publicKey().verify(MESSAGE, new byte[64]))
                .isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> privateKey(KeyType.SECP256K1, 1).sign(MESSAGE));
    }

    @Test
    void verify_ed25519WithSPlusGroupOrder_fails() {
        BidPrivateKey key = privateKey(KeyType.ED25519, 1);
        byte[] signature = key.sign(MESSAGE);
        BigInteger s = new BigInteger(1, reversed(Arrays.copyOfRange(signature, 32, 64))).add(ED25519_L);
        byte[] aliased = signature.clone();
        byte[] sum = reversed(leftPadded(s));
        System.arraycopy(sum, 0, aliased, 32, 32);
        assertThat(key.publicKey().verify(MESSAGE, aliased)).isFalse();
    }

    /** All eight points of small order, and encodings of theirs that are not canonical. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0100000000000000000000000000000000000000000000000000000000000000",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            })
    void verify_ed25519KeyOfSmallOrder_neverHolds(String hex) {
        BidPublicKey key = BidPublicKey.of(KeyType.ED25519, HEX.parseHex(hex));
        byte[] neutral = new byte[64];
        neutral[0] = 1; // R the neutral element, S zero: holds under each such key where it is not forbidden
        assertThat(key.verify(MESSAGE, neutral)).isFalse();
        byte[] sameR = Arrays.copyOf(HEX.parseHex(hex), 64);
        for (byte message = 0; message < 16; message++) {
            assertThat(key.verify(new byte[] {message}, neutral)).isFalse();
            assertThat(key.verify(new byte[] {message}, sameR)).isFalse();
        }
    }

    @Test
    void verify_rfc8032Vectors_hold() {
        for (JsonNode vector : Vectors.list(Vectors.file("signatures.json").at("/rfc8032_ed25519/vectors"))) {
            BidPrivateKey key = BidPrivateKey.of(
                    KeyType.ED25519, HEX.parseHex(vector.get("sk").asText()));
            byte[] message = HEX.parseHex(vector.get("msg").asText());
            byte[] signature = HEX.parseHex(vector.get("sig").asText());
            assertThat(HEX.formatHex(key.publicKey().raw()))
                    .isEqualTo(vector.get("pk").asText());
            assertThat(key.sign(message)).isEqualTo(signature);
            assertThat(key.publicKey().verify(message, signature)).isTrue();
        }
    }

    @Test
    void verify_signatureOfTheSm2Standard_holds() {
        JsonNode vector = Vectors.file("signatures.json").get("sm2_sign");
        BidPrivateKey key =
                BidPrivateKey.of(KeyType.SM2, HEX.parseHex(vector.get("d").asText()));
        byte[] signature =
                HEX.parseHex(vector.get("r").asText() + vector.get("s").asText());
        byte[] message = HEX.parseHex(vector.get("msg").asText());
        assertThat(HEX.formatHex(key.publicKey().raw()))
                .isEqualTo(
                        "04" + vector.get("pubX").asText() + vector.get("pubY").asText());
        assertThat(key.publicKey().verify(message, signature)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "0, 0", "N, 1", "1, N", "N, N", "M, 1", "1, M"})
    void verify_sm2NumbersOutsideTheirRange_fail(String r, String s) {
        BidPublicKey key = privateKey(KeyType.SM2, 1).publicKey();
        assertThat(key.verify(MESSAGE, HEX.parseHex(number(r) + number(s)))).isFalse();
    }

    @Test
    void verify_sm2AliasesOfASignature_fail() {
        BidPrivateKey key = privateKey(KeyType.SM2, 1);
        byte[] signature = key.sign(MESSAGE);
        BigInteger n = new BigInteger(SM2_N, 16);
        for (int half = 0; half < 64; half += 32) {
            BigInteger value = new BigInteger(1, Arrays.copyOfRange(signature, half, half + 32));
            byte[] negated = signature.clone();
            System.arraycopy(leftPadded(n.subtract(value)), 0, negated, half, 32);
            assertThat(key.publicKey().verify(MESSAGE, negated)).isFalse();
        }
    }

    @Test
    void sign_sm2NumbersWithLeadingZeros_keepTheirLength() {
        BidPrivateKey key = privateKey(KeyType.SM2, 1);
        int leadingZeros = 0;
        for (int n = 0; n < 700; n++) {
            byte[] message = {(byte) n, (byte) (n >> 8)};
            byte[] signature = key.sign(message);
            if (signature[0] == 0 || signature[32] == 0) {
                assertThat(key.publicKey().verify(message, signature))
                        .as("message %d", n)
                        .isTrue();
                leadingZeros++;
            }
        }
        assertThat(leadingZeros).isPositive();
    }

    @Test
    void verify_anySixtyFourOctets_answer() {
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] signature = new byte[64];
            random.nextBytes(signature);
            byte[] octets = new byte[32];
            random.nextBytes(octets);
            assertThat(BidPublicKey.of(KeyType.ED25519, octets).verify(MESSAGE, signature))
                    .isFalse();
            assertThat(privateKey(KeyType.SM2, 2).publicKey().verify(MESSAGE, signature))
                    .isFalse();
        }
    }

    private static String number(String name) {
        return switch (name) {
            case "N" -> SM2_N;
            case "M" -> "ff".repeat(32);
            default -> "0".repeat(63) + name;
        };
    }

    private static BidPublicKey key(KeyParse<BidPublicKey> parse) {
        return parse.toOptional().orElseThrow();
    }

    private static BidPrivateKey privateKey(KeyType type, int seed) {
        byte[] secret = new byte[32];
        new SplittableRandom(seed).nextBytes(secret);
        secret[0] = 1;
        return BidPrivateKey.of(type, secret);
    }

    private static byte[] leftPadded(BigInteger number) {
        byte[] octets = number.toByteArray();
        byte[] padded = new byte[32];
        int count = Math.min(32, octets.length);
        System.arraycopy(octets, octets.length - count, padded, 32 - count, count);
        return padded;
    }

    private static byte[] reversed(byte[] octets) {
        byte[] reversed = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            reversed[i] = octets[octets.length - 1 - i];
        }
        return reversed;
    }
}
