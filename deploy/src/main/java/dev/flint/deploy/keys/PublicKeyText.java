package dev.flint.deploy.keys;

import dev.flint.bridge.handle.RsaKey;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** Public keys as others write them down. */
public final class PublicKeyText {
    private static final int BITS_MIN = 2_048;
    private static final int BITS_MAX = 4_096;

    private PublicKeyText() {}

    /** An RSA key of 2,048 to 4,096 bits in base64 of its SubjectPublicKeyInfo (RFC 5280, 4.1); empty for others. */
    public static Optional<RsaKey> rsa(String base64) {
        try {
            var key = PublicKeyFactory.createKey(Base64.getDecoder().decode(base64.strip()));
            return key instanceof RSAKeyParameters rsa && isOfSize(rsa)
                    ? Optional.of(new RsaKey(rsa.getModulus(), rsa.getExponent()))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException | ClassCastException | NullPointerException notOne) {
            // The ways in which the library says that something is of another kind, or is not there.
            return Optional.empty();
        }
    }

    private static boolean isOfSize(RSAKeyParameters key) {
        int bits = key.getModulus().bitLength();
        return bits >= BITS_MIN && bits <= BITS_MAX;
    }
}
