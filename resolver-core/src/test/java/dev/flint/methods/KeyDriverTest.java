package dev.flint.methods;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.id.Base58;
import dev.flint.id.Did;
import dev.flint.id.Vectors;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import dev.flint.spi.Version;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class KeyDriverTest {
    private static final List<String> RELATIONS = List.of(
            "authentication", "assertionMethod", "keyAgreement", "capabilityInvocation", "capabilityDelegation");
    private static final String KNOWN = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";

    private final KeyDriver driver = new KeyDriver();

    private Resolution resolve(String did) {
        return driver.resolve(Did.of(did), ResolutionOptions.NONE).result();
    }

    private Resolution resolve(String did, Map<String, String> options) {
        var asked = new ResolutionOptions(new Version.Latest(), false, false, false, false, options);
        return driver.resolve(Did.of(did), asked).result();
    }

    private ResolutionError refusal(String did, Map<String, String> options) {
        return ((Resolution.Refused) resolve(did, options)).error();
    }

    static JsonObject document(Resolution resolution) {
        var bytes = ((Resolution.Found) resolution).answer().document();
        return new JsonObject("{\"@context\":" + new String(bytes.context11(), StandardCharsets.UTF_8) + ","
                + new String(bytes.members(), StandardCharsets.UTF_8) + "}");
    }

    static Set<String> relations(JsonObject document) {
        return RELATIONS.stream().filter(document::containsKey).collect(Collectors.toSet());
    }

    @Test
    void resolve_vectors_areTheirDocuments() {
        for (var vector : Vectors.of("didKey")) {
            String did = vector.getString("did");
            var document = document(resolve(did));
            var method = document.getJsonArray("verificationMethod").getJsonObject(0);

            assertThat(document.getString("id")).isEqualTo(did);
            assertThat(method.getString("id")).isEqualTo(vector.getString("verificationMethodId"));
            assertThat(method.getString("controller")).isEqualTo(did);
            assertThat(method.getString("publicKeyMultibase")).isEqualTo(vector.getString("multibase"));
            assertThat(relations(document))
                    .as(did)
                    .isEqualTo(vector.getJsonArray("relationships").stream()
                            .map(Object::toString)
                            .collect(Collectors.toSet()));
            for (String relation : relations(document)) {
                assertThat(document.getJsonArray(relation)).containsExactly(vector.getString("verificationMethodId"));
            }
        }
    }

    @Test
    void resolve_exampleOfTheSpecification_isItsDocumentWithDerivedKeysIfWanted() {
        for (var vector : Vectors.of("didKeyDocument")) {
            var expected = vector.getJsonObject("expected");
            String did = vector.getString("did");

            assertThat(document(resolve(did, Map.of("enableEncryptionKeyDerivation", "true"))))
                    .isEqualTo(expected);
            expected.remove("keyAgreement");
            assertThat(document(resolve(did))).isEqualTo(expected);
        }
    }

    @Test
    void resolve_keyOfSm2_isADocument() {
        for (var vector : Vectors.of("multikeySm2")) {
            String key = vector.getString("publicKeyMultibase");

            assertThat(document(resolve("did:key:" + key))
                            .getJsonArray("verificationMethod")
                            .getJsonObject(0)
                            .getString("publicKeyMultibase"))
                    .isEqualTo(key);
        }
    }

    @Test
    void resolve_errorVectors_areRefusedForTheirReason() {
        for (var vector : Vectors.of("didKeyErrors")) {
            var refused = (Resolution.Refused) resolve(vector.getString("did"));

            assertThat(refused.error().keyword()).as(vector.getString("did")).isEqualTo(vector.getString("error"));
            assertThat(refused.error().httpStatus()).isEqualTo(400);
        }
    }

    @Test
    void resolve_vectorsAsJsonWebKeys_areTheirKeys() {
        for (var vector : Vectors.of("didKey")) {
            for (String format : List.of("JsonWebKey", "JsonWebKey2020")) {
                String did = vector.getString("did");
                var resolution = resolve(did, Map.of("publicKeyFormat", format));
                if (!vector.containsKey("publicKeyJwk")) {
                    assertThat(resolution).as(did).isInstanceOf(Resolution.Refused.class);
                    continue;
                }
                var method =
                        document(resolution).getJsonArray("verificationMethod").getJsonObject(0);

                assertThat(method.getString("type")).isEqualTo(format);
                assertThat(method.getJsonObject("publicKeyJwk"))
                        .as(did)
                        .isEqualTo(vector.getJsonObject("publicKeyJwk"));
            }
        }
    }

    @Test
    void resolve_suitesOf2020_areForTheirCurves() {
        var both = document(resolve(
                KNOWN,
                Map.of("publicKeyFormat", "Ed25519VerificationKey2020", "enableEncryptionKeyDerivation", "true")));

        assertThat(both.getJsonArray("@context"))
                .containsExactly(
                        "https://www.w3.org/ns/did/v1.1",
                        "https://w3id.org/security/suites/ed25519-2020/v1",
                        "https://w3id.org/security/suites/x25519-2020/v1");
        assertThat(both.getJsonArray("keyAgreement").getJsonObject(0).getString("type"))
                .isEqualTo("X25519KeyAgreementKey2020");
        assertThat(refusal(
                        "did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169",
                        Map.of("publicKeyFormat", "Ed25519VerificationKey2020")))
                .isEqualTo(ResolutionError.INVALID_PUBLIC_KEY_TYPE);
    }

    @Test
    void resolve_formatsThatAreNotThere_areRefusedForTheirReason() {
        assertThat(refusal(KNOWN, Map.of("publicKeyFormat", "unknown")))
                .isEqualTo(ResolutionError.UNSUPPORTED_PUBLIC_KEY_TYPE);
        assertThat(refusal(KNOWN, Map.of("publicKeyFormat", "Ed25519VerificationKey2018")))
                .isEqualTo(ResolutionError.INVALID_PUBLIC_KEY_TYPE);
        assertThat(refusal(
                        KNOWN,
                        Map.of(
                                "publicKeyFormat",
                                "Ed25519VerificationKey2018",
                                "enableExperimentalPublicKeyTypes",
                                "true")))
                .isEqualTo(ResolutionError.UNSUPPORTED_PUBLIC_KEY_TYPE);
        assertThat(refusal(KNOWN, Map.of("enableEncryptionKeyDerivation", "yes")))
                .isEqualTo(ResolutionError.INVALID_OPTIONS);
    }

    @Test
    void resolve_version_isAPositiveNumberBeforeTheKey() {
        String key = KNOWN.substring("did:key:".length());
        for (String version : List.of("1", "1234567")) {
            var document = document(resolve("did:key:" + version + ':' + key));
            assertThat(document.getString("id")).isEqualTo("did:key:" + version + ':' + key);
            assertThat(document.getJsonArray("authentication"))
                    .containsExactly("did:key:" + version + ':' + key + '#' + key);
        }
        for (String version : List.of("0", "01", "a", "1:1", "12345678901")) {
            assertThat(resolve("did:key:" + version + ':' + key)).as(version).isInstanceOf(Resolution.Refused.class);
        }
    }

    @Test
    void resolve_textsThatAreNearlyKeys_areRefused() {
        for (String text : List.of(
                "z",
                "z1",
                "zz",
                "u7QEu",
                "Z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                "z" + "1".repeat(50),
                "z" + "z".repeat(Multikey.CHARS_MAX),
                "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doKK",
                "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2do")) {
            assertThat(resolve("did:key:" + text)).as(text).isInstanceOf(Resolution.Refused.class);
        }
    }

    @Test
    void resolve_versionsAndProofs_areNotThere() {
        assertThat(error(new ResolutionOptions(new Version.Numbered("1"), false, false, false)))
                .isEqualTo(ResolutionError.NOT_FOUND);
        assertThat(error(new ResolutionOptions(new Version.Latest(), false, false, true)))
                .isEqualTo(ResolutionError.FEATURE_NOT_SUPPORTED);
        assertThat(driver.resolve(
                                Did.of(KNOWN),
                                new ResolutionOptions(new Version.AsOf(Instant.EPOCH), false, false, false))
                        .result())
                .as("it has always been so")
                .isInstanceOf(Resolution.Found.class);
    }

    private ResolutionError error(ResolutionOptions options) {
        return ((Resolution.Refused) driver.resolve(Did.of(KNOWN), options).result()).error();
    }

    @Test
    void decode_randomOctets_areWhatBase58SaysByHand() {
        var random = new SplittableRandom(58);
        for (int i = 0; i < 2_000; i++) {
            byte[] octets = new byte[random.nextInt(80)];
            random.nextBytes(octets);
            for (int zero = random.nextInt(4); zero > 0 && zero <= octets.length; zero--) {
                octets[zero - 1] = 0;
            }
            assertThat(Base58.BTC.encode(octets)).isEqualTo(encoded(octets));
            assertThat(Base58.BTC.decode(encoded(octets), octets.length))
                    .hasValueSatisfying(decoded -> assertThat(decoded)
                            .as(HexFormat.of().formatHex(octets))
                            .isEqualTo(octets));
        }
    }

    /** Digit by digit. */
    private static String encoded(byte[] octets) {
        String alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
        var text = new StringBuilder();
        for (var rest = new BigInteger(1, octets); rest.signum() > 0; ) {
            var parts = rest.divideAndRemainder(BigInteger.valueOf(58));
            text.append(alphabet.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        for (int i = 0; i < octets.length && octets[i] == 0; i++) {
            text.append('1');
        }
        return text.reverse().toString();
    }
}
