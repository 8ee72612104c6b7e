package dev.flint.methods;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * Public keys with a multicodec prefix.
 *
 * @see <a href="https://www.w3.org/TR/cid-1.0/#Multikey">Controlled Identifiers 1.0, Multikey</a>
 */
enum MultikeyType {
    ED25519(0xED, 32, "", "Ed25519"),
    X25519(0xEC, 32, "", "X25519"),
    SECP256K1(0xE7, 33, "secp256k1", "secp256k1"),
    P256(0x1200, 33, "secp256r1", "P-256"),
    P384(0x1201, 49, "secp384r1", "P-384"),
    P521(0x1202, 67, "secp521r1", "P-521"),
    /** The name of the curve in JSON is used in the field, and not registered. */
    SM2(0x1206, 33, "sm2p256v1", "SM2"),
    /** Length and flags are looked at, not the point: nothing here computes on this curve. */
    BLS12_381_G2(0xEB, 96, "", "");

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final int FLAG_COMPRESSED = 0x80;
    private static final int FLAG_INFINITY = 0x40;

    private final int code;
    private final int octets;
    private final String curve;
    private final String crv;

    MultikeyType(int code, int octets, String curve, String crv) {
        this.code = code;
        this.octets = octets;
        this.curve = curve;
        this.crv = crv;
    }

    static Optional<MultikeyType> of(int code) {
        for (MultikeyType type : values()) {
            if (type.code == code) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** By the name of the curve in JSON Web Keys; those that have none are not found. */
    static Optional<MultikeyType> ofCurve(String crv) {
        for (MultikeyType type : values()) {
            if (type.crv.equals(crv) && !crv.isEmpty()) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The curve's name in the tables of Bouncy Castle; empty for those that are not in them. */
    String curve() {
        return curve;
    }

    /** A sound key as the point that it is, on a curve that has a name. */
    ECPoint point(byte[] key) {
        return CustomNamedCurves.getByName(curve).getCurve().decodePoint(key).normalize();
    }

    /** Its multicodec. */
    int code() {
        return code;
    }

    int octets() {
        return octets;
    }

    /** Whether it is for agreeing on keys, and for nothing else. */
    boolean onlyAgrees() {
        return this == X25519;
    }

    /** Whether these octets, as many as the type has, are a key. */
    boolean isSound(byte[] key) {
        return switch (this) {
            case ED25519 -> Ed25519.validatePublicKeyPartial(key, 0);
            case X25519 -> !Arrays.equals(key, new byte[octets]);
            case BLS12_381_G2 -> (key[0] & FLAG_COMPRESSED) != 0 && (key[0] & FLAG_INFINITY) == 0;
            case SECP256K1, P256, P384, P521, SM2 -> isPoint(key);
        };
    }

    private boolean isPoint(byte[] key) {
        if (key[0] != 2 && key[0] != 3) {
            return false;
        }
        try {
            return !CustomNamedCurves.getByName(curve)
                    .getCurve()
                    .decodePoint(key)
                    .isInfinity();
        } catch (IllegalArgumentException noPoint) {
            return false;
        }
    }

    /** A sound key of this type as RFC 7517 has it; empty when keys of this type have no such form. */
    Optional<String> jwk(byte[] key) {
        return switch (this) {
            case ED25519, X25519 ->
                Optional.of(
                        "{\"kty\":\"OKP\",\"crv\":\"" + crv + "\",\"x\":\"" + BASE64URL.encodeToString(key) + "\"}");
            case SECP256K1, P256, P384, P521, SM2 -> {
                var point = point(key);
                yield Optional.of("{\"kty\":\"EC\",\"crv\":\"" + crv + "\",\"x\":\""
                        + BASE64URL.encodeToString(point.getAffineXCoord().getEncoded()) + "\",\"y\":\""
                        + BASE64URL.encodeToString(point.getAffineYCoord().getEncoded()) + "\"}");
            }
            case BLS12_381_G2 -> Optional.empty();
        };
    }
}
