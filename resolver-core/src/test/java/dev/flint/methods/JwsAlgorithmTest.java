package dev.flint.methods;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.util.Base64;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JwsAlgorithmTest {
    private static final BigInteger SECRET = BigInteger.valueOf(4_711);
    private static final byte[] SIGNED = "e30.e30".getBytes(US_ASCII);

    private static ECPrivateKeyParameters secret(String curve) {
        return new ECPrivateKeyParameters(SECRET, new ECDomainParameters(CustomNamedCurves.getByName(curve)));
    }

    private static VerificationKey key(String crv, String curve, int octets) throws Exception {
        var point = CustomNamedCurves.getByName(curve).getG().multiply(SECRET).normalize();
        String x = text(point.getAffineXCoord().getEncoded());
        String y = text(point.getAffineYCoord().getEncoded());
        assertThat(point.getAffineXCoord().getEncoded()).hasSize(octets);
        JsonNode method = new ObjectMapper()
                .readTree("{\"publicKeyJwk\":{\"kty\":\"EC\",\"crv\":\"" + crv + "\",\"x\":\"" + x + "\",\"y\":\"" + y
                        + "\"}}");
        return VerificationKey.of(method);
    }

    private static String text(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    @ParameterizedTest
    @CsvSource({
        "ES256, P-256, secp256r1, 32, SHA-256",
        "ES384, P-384, secp384r1, 48, SHA-384",
        "ES512, P-521, secp521r1, 66, SHA-512",
        "ES256K, secp256k1, secp256k1, 32, SHA-256"
    })
    void signature_ofEcdsa_isByItsKey(String algorithm, String crv, String curve, int octets, String digest)
            throws Exception {
        byte[] hash = Digests.of(digest, SIGNED);
        var signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, secret(curve));
        BigInteger[] pair = signer.generateSignature(hash);
        byte[] signature = PlainDSAEncoding.INSTANCE.encode(signer.getOrder(), pair[0], pair[1]);
        holdsOnly(key(crv, curve, octets), algorithm, signature);
    }

    @Test
    void signature_ofSm2_isByItsKey() throws Exception {
        var signer = new SM2Signer(PlainDSAEncoding.INSTANCE, new SM3Digest());
        signer.init(true, new ParametersWithID(secret("sm2p256v1"), "1234567812345678".getBytes(US_ASCII)));
        signer.update(SIGNED, 0, SIGNED.length);
        holdsOnly(key("SM2", "sm2p256v1", 32), "SM2SM3", signer.generateSignature());
    }

    private static void holdsOnly(VerificationKey key, String algorithm, byte[] signature) {
        assertThat(key.verifies(algorithm, SIGNED, signature)).isTrue();
        for (var other : new String[] {"EdDSA", "ES256", "ES384", "ES512", "ES256K", "SM2SM3", "none", ""}) {
            assertThat(key.verifies(other, SIGNED, signature)).as(other).isEqualTo(other.equals(algorithm));
        }
        assertThat(key.verifies(algorithm, "e30.e31".getBytes(US_ASCII), signature))
                .isFalse();
        for (int i = 0; i < signature.length; i++) {
            byte[] mutated = signature.clone();
            mutated[i] ^= 1;
            assertThat(key.verifies(algorithm, SIGNED, mutated)).as("%d", i).isFalse();
        }
        assertThat(key.verifies(algorithm, SIGNED, new byte[signature.length])).isFalse();
        assertThat(key.verifies(algorithm, SIGNED, new byte[0])).isFalse();
    }
}
