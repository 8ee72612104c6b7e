package dev.flint.bid.registrar;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flint.bid.BidPublicKey;
import dev.flint.bid.KeyType;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Public keys of verification methods, in the forms in which DID documents and BID documents show them. */
final class PublicKeys {
    private static final int COORDINATE = 32;

    private PublicKeys() {}

    /** The key of a verification method; empty when it shows none that can be used with did:bid. */
    static Optional<BidPublicKey> of(JsonNode method) {
        if (method.path("publicKeyMultibase").isTextual()) {
            return BidPublicKey.ofMultibase(method.get("publicKeyMultibase").textValue());
        }
        if (method.path("publicKeyJwk").isObject()) {
            return jwk(method.get("publicKeyJwk"));
        }
        return method.path("publicKeyHex").isTextual()
                ? BidPublicKey.parse(method.get("publicKeyHex").textValue()).toOptional()
                : Optional.empty();
    }

    private static Optional<BidPublicKey> jwk(JsonNode jwk) {
        var x = coordinate(jwk, "x");
        if (x.isEmpty()) {
            return Optional.empty();
        }
        if (jwk.path("kty").asText().equals("OKP") && jwk.path("crv").asText().equals("Ed25519")) {
            return key(KeyType.ED25519, x.get());
        }
        boolean sm2 = jwk.path("kty").asText().equals("EC")
                && jwk.path("crv").asText().equals("SM2");
        return sm2 ? coordinate(jwk, "y").flatMap(y -> key(KeyType.SM2, joined(x.get(), y))) : Optional.empty();
    }

    private static byte[] joined(byte[] x, byte[] y) {
        byte[] point = Arrays.copyOf(x, 2 * COORDINATE);
        System.arraycopy(y, 0, point, COORDINATE, COORDINATE);
        return point;
    }

    private static Optional<byte[]> coordinate(JsonNode jwk, String name) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(jwk.path(name).asText("")))
                    .filter(octets -> octets.length == COORDINATE);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<BidPublicKey> key(KeyType type, byte[] octets) {
        return BidPublicKey.parse(HexFormat.of().formatHex(octets), type).toOptional();
    }
}
