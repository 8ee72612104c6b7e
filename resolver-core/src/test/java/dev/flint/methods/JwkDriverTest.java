package dev.flint.methods;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.id.Did;
import dev.flint.id.IdentifierParse;
import dev.flint.id.Vectors;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class JwkDriverTest {
    private static final String X = "VDXDwuGKVq91zxU6q7__jLDUq8_C5cuxECgd-1feFTE";

    private final JwkDriver driver = new JwkDriver();

    private Resolution resolve(String did) {
        return driver.resolve(Did.of(did), ResolutionOptions.NONE).result();
    }

    private Resolution resolveJwk(String json) {
        return resolve("did:jwk:"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void resolve_vectors_areTheirDocuments() {
        for (var vector : Vectors.of("didJwk")) {
            var document = KeyDriverTest.document(resolve(vector.getString("did")));
            var method = document.getJsonArray("verificationMethod").getJsonObject(0);

            assertThat(method.getString("id")).isEqualTo(vector.getString("verificationMethodId"));
            assertThat(method.getJsonObject("publicKeyJwk")).isEqualTo(vector.getJsonObject("jwk"));
            assertThat(KeyDriverTest.relations(document))
                    .isEqualTo(vector.getJsonArray("relationships").stream()
                            .map(Object::toString)
                            .collect(Collectors.toSet()));
        }
    }

    @Test
    void resolve_errorVectors_areInvalidDids() {
        for (var vector : Vectors.of("didJwkErrors")) {
            String did = vector.getString("did");
            if (Did.parse(did) instanceof IdentifierParse.Parsed) {
                assertThat(((Resolution.Refused) resolve(did)).error()).as(did).isEqualTo(ResolutionError.INVALID_DID);
            }
        }
    }

    @Test
    void resolve_soundKeys_areFound() {
        for (String jwk : List.of(
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + X + "\",\"kid\":\"a\",\"alg\":\"EdDSA\"}",
                " {\"x\":\"" + X + "\",\"crv\":\"X25519\",\"kty\":\"OKP\"}\n",
                "{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"" + "_".repeat(341) + "w\"}")) {
            assertThat(resolveJwk(jwk)).as(jwk).isInstanceOf(Resolution.Found.class);
        }
    }

    @Test
    void resolve_whatIsNoPublicKey_isRefused() {
        for (String jwk : List.of(
                "{\"kty\":\"oct\",\"k\":\"AA\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AA\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":1}",
                "{\"kty\":\"OKP\",\"crv\":\"Curve\",\"x\":\"" + X + "\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + X + "=\"}",
                "{\"kty\":\"OKP\",\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + X + "\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + X + "\"} {}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + X + "\",\"y\":\"" + X + "\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-999\",\"x\":\"" + X + "\",\"y\":\"" + X + "\"}",
                "{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"AQAB\"}",
                "{\"kty\":\"RSA\",\"e\":\"Ag\",\"n\":\"" + "_".repeat(341) + "w\"}",
                "{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"" + "_".repeat(1_900) + "\"}",
                "[".repeat(100))) {
            assertThat(resolveJwk(jwk)).as(jwk).isInstanceOf(Resolution.Refused.class);
        }
    }

    @Test
    void resolve_otherSpellingsOfTheSameOctets_areRefused() {
        String did = driver.testIdentifiers().get(0);

        assertThat(resolve(did.substring(0, did.length() - 1) + "R")).isInstanceOf(Resolution.Refused.class);
        assertThat(resolve("did:jwk:%65yJ")).isInstanceOf(Resolution.Refused.class);
    }

    @Test
    void resolve_keyAsItWasWritten_standsInTheDocument() {
        String jwk = "{ \"x\": \"" + X + "\", \"crv\": \"Ed25519\", \"kty\": \"OKP\" }";
        var answer = ((Resolution.Found) resolveJwk(jwk)).answer();

        assertThat(new String(answer.document().members(), StandardCharsets.UTF_8))
                .contains(jwk);
    }
}
