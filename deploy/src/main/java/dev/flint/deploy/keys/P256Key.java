package dev.flint.deploy.keys;

import dev.flint.bridge.zone.SigningKey;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/** ECDSA on P-256 with SHA-256, as DNSSEC has it (RFC 6605); the same octets always have the same signature. */
final class P256Key implements SigningKey {
    private static final int SCALAR_OCTETS = 32;
    private static final ECDomainParameters CURVE = curve();

    private final ECPrivateKeyParameters key;
    private final byte[] publicKey;

    P256Key(byte[] secret) {
        this.key = new ECPrivateKeyParameters(new BigInteger(1, secret), CURVE);
        byte[] point = new FixedPointCombMultiplier()
                .multiply(CURVE.getG(), key.getD())
                .getEncoded(false);
        this.publicKey = Arrays.copyOfRange(point, 1, point.length);
    }

    private static ECDomainParameters curve() {
        var named = CustomNamedCurves.getByName("secp256r1");
        return new ECDomainParameters(named.getCurve(), named.getG(), named.getN(), named.getH());
    }

    static byte[] draw(SecureRandom random) {
        var scalar =
                BigIntegers.createRandomInRange(BigInteger.ONE, CURVE.getN().subtract(BigInteger.ONE), random);
        return BigIntegers.asUnsignedByteArray(SCALAR_OCTETS, scalar);
    }

    @Override
    public int algorithm() {
        return ZoneAlgorithm.ECDSAP256SHA256.number();
    }

    @Override
    public byte[] publicKey() {
        return publicKey.clone();
    }

    @Override
    public byte[] sign(byte[] octets) {
        var signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, key);
        BigInteger[] pair = signer.generateSignature(digest(octets));
        return PlainDSAEncoding.INSTANCE.encode(CURVE.getN(), pair[0], pair[1]);
    }

    @Override
    public int digestType() {
        return ZoneAlgorithm.ECDSAP256SHA256.digestType();
    }

    @Override
    public byte[] digest(byte[] octets) {
        return ZoneAlgorithm.ECDSAP256SHA256.digest(octets);
    }
}
