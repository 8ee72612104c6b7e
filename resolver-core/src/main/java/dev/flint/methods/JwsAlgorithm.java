package dev.flint.methods;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * How signatures of JSON Web Signatures are made: RFC 7518, 3.4, RFC 8037 and RFC 8812.
 *
 * @see <a href="https://www.iana.org/assignments/jose/jose.xhtml">JSON Object Signing and Encryption</a>
 */
enum JwsAlgorithm {
    EDDSA("EdDSA", MultikeyType.ED25519, ""),
    ES256("ES256", MultikeyType.P256, "SHA-256"),
    ES384("ES384", MultikeyType.P384, "SHA-384"),
    ES512("ES512", MultikeyType.P521, "SHA-512"),
    ES256K("ES256K", MultikeyType.SECP256K1, "SHA-256"),
    /** Not registered: the name under which BIDs sign with SM2, over SM3. */
    SM2SM3("SM2SM3", MultikeyType.SM2, "");

    private static final byte[] SM2_USER = "1234567812345678".getBytes(StandardCharsets.US_ASCII);

    private final String name;
    private final MultikeyType type;
    private final String digest;

    JwsAlgorithm(String name, MultikeyType type, String digest) {
        this.name = name;
        this.type = type;
        this.digest = digest;
    }

    static Optional<JwsAlgorithm> of(String name) {
        for (JwsAlgorithm algorithm : values()) {
            if (algorithm.name.equals(name)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    /** Of which type its keys are. */
    MultikeyType type() {
        return type;
    }

    /** Whether a signature holds, by a sound key of its type. */
    boolean holds(byte[] key, byte[] octets, byte[] signature) {
        return switch (this) {
            case EDDSA -> isOfEd25519(key, octets, signature);
            case ES256, ES384, ES512, ES256K -> isOfEcdsa(key, octets, signature);
            case SM2SM3 -> isOfSm2(key, octets, signature);
        };
    }

    /** Without keys of small order, by which anything is signed. */
    static boolean isOfEd25519(byte[] key, byte[] octets, byte[] signature) {
        var point = Ed25519.validatePublicKeyPartialExport(key, 0);
        return signature.length == Ed25519.SIGNATURE_SIZE
                && point != null
                && Ed25519.verify(signature, 0, point, octets, 0, octets.length);
    }

    private boolean isOfEcdsa(byte[] key, byte[] octets, byte[] signature) {
        var signer = new ECDSASigner();
        signer.init(false, parameters(key));
        try {
            BigInteger[] pair = PlainDSAEncoding.INSTANCE.decode(signer.getOrder(), signature);
            return signer.verifySignature(Digests.of(digest, octets), pair[0], pair[1]);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private boolean isOfSm2(byte[] key, byte[] octets, byte[] signature) {
        var signer = new SM2Signer(PlainDSAEncoding.INSTANCE, new SM3Digest());
        signer.init(false, new ParametersWithID(parameters(key), SM2_USER));
        signer.update(octets, 0, octets.length);
        return signer.verifySignature(signature);
    }

    private CipherParameters parameters(byte[] key) {
        var curve = CustomNamedCurves.getByName(type.curve());
        return new ECPublicKeyParameters(type.point(key), new ECDomainParameters(curve));
    }
}
