package dev.flint.methods;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * Whether JSON is a public key: RFC 7517 with RFC 7518, section 6, and RFC 8037.
 */
final class JsonWebKey {
    private static final int RSA_BITS_MIN = 2_048;
    private static final int RSA_BITS_MAX = 8_192;

    private JsonWebKey() {}

    /** What is wrong with it; empty when nothing is. */
    static String faultIn(JsonNode jwk) {
        return switch (jwk.path("kty").asText("")) {
            case "EC" -> faultInPoint(jwk);
            case "OKP" -> faultInOctets(jwk);
            case "RSA" -> faultInModulus(jwk);
            default -> "kty is none of EC, OKP and RSA";
        };
    }

    private static String faultInPoint(JsonNode jwk) {
        var curve = curve(jwk.path("crv").asText(""));
        if (curve.isEmpty()) {
            return "crv is no curve that is known here";
        }
        int size = (curve.get().getFieldSize() + 7) / 8;
        var x = octets(jwk.path("x"), size);
        var y = octets(jwk.path("y"), size);
        if (x.isEmpty() || y.isEmpty()) {
            return "x and y are " + size + " octets each";
        }
        try {
            curve.get().validatePoint(new BigInteger(1, x.get()), new BigInteger(1, y.get()));
            return "";
        } catch (IllegalArgumentException noPoint) {
            return "x and y are no point of the curve";
        }
    }

    private static Optional<ECCurve> curve(String name) {
        String known = switch (name) {
            case "P-256" -> "secp256r1";
            case "P-384" -> "secp384r1";
            case "P-521" -> "secp521r1";
            case "secp256k1" -> "secp256k1";
            case "SM2" -> "sm2p256v1";
            default -> "";
        };
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(CustomNamedCurves.getByName(known).getCurve());
    }

    private static String faultInOctets(JsonNode jwk) {
        int size = switch (jwk.path("crv").asText("")) {
            case "Ed25519", "X25519" -> 32;
            case "X448" -> 56;
            case "Ed448" -> 57;
            default -> 0;
        };
        if (size == 0) {
            return "crv is no curve that is known here";
        }
        var x = octets(jwk.path("x"), size);
        if (x.isEmpty()) {
            return "x is " + size + " octets";
        }
        boolean point = !jwk.path("crv").asText().equals("Ed25519") || Ed25519.validatePublicKeyPartial(x.get(), 0);
        return point ? "" : "x is no point of the curve";
    }

    private static String faultInModulus(JsonNode jwk) {
        var n = decoded(jwk.path("n"));
        var e = decoded(jwk.path("e"));
        if (n.isEmpty() || e.isEmpty() || e.get().length > 8) {
            return "n and e are base64url, e of at most 8 octets";
        }
        var modulus = new BigInteger(1, n.get());
        var exponent = new BigInteger(1, e.get());
        if (modulus.bitLength() < RSA_BITS_MIN || modulus.bitLength() > RSA_BITS_MAX || !modulus.testBit(0)) {
            return "n is an odd number of " + RSA_BITS_MIN + " to " + RSA_BITS_MAX + " bits";
        }
        return exponent.testBit(0) && exponent.bitLength() > 1 ? "" : "e is an odd number from 3 on";
    }

    private static Optional<byte[]> octets(JsonNode text, int size) {
        return decoded(text).filter(octets -> octets.length == size);
    }

    private static Optional<byte[]> decoded(JsonNode text) {
        if (!text.isTextual() || text.asText().isEmpty() || text.asText().indexOf('=') >= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text.asText()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
