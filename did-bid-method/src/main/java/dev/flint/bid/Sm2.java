package dev.flint.bid;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/** SM2 signatures of GB/T 32918.2: SM3 over Z and the message, r and s of 32 octets each, the usual user id. */
final class Sm2 {
    private static final byte[] USER_ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);
    private static final int USER_ID_BITS = USER_ID.length * 8;
    private static final BigInteger N = Curves.SM2.getN();

    private Sm2() {}

    static boolean verify(byte[] uncompressed, byte[] message, byte[] signature) {
        ECPoint point = Curves.SM2.getCurve().decodePoint(uncompressed);
        SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE, new SM3Digest());
        signer.init(false, new ParametersWithID(new ECPublicKeyParameters(point, Curves.SM2), USER_ID));
        signer.update(message, 0, message.length);
        return signer.verifySignature(signature);
    }

    /** Signs with the k of RFC 6979 over SM3: the same message always yields the same signature. */
    static byte[] sign(BigInteger scalar, byte[] uncompressed, byte[] message) {
        byte[] hash = digest(uncompressed, message);
        BigInteger e = new BigInteger(1, hash);
        HMacDSAKCalculator calculator = new HMacDSAKCalculator(new SM3Digest());
        calculator.init(N, scalar, hash);
        while (true) {
            BigInteger k = calculator.nextK();
            ECPoint point = new FixedPointCombMultiplier()
                    .multiply(Curves.SM2.getG(), k)
                    .normalize();
            BigInteger r = e.add(point.getAffineXCoord().toBigInteger()).mod(N);
            BigInteger s = BigIntegers.modOddInverse(N, scalar.add(BigInteger.ONE))
                    .multiply(k.subtract(r.multiply(scalar)))
                    .mod(N);
            if (r.signum() != 0 && s.signum() != 0 && !r.add(k).equals(N)) {
                return PlainDSAEncoding.INSTANCE.encode(N, r, s);
            }
        }
    }

    private static byte[] digest(byte[] uncompressed, byte[] message) {
        SM3Digest function = new SM3Digest();
        function.update((byte) (USER_ID_BITS >>> 8));
        function.update((byte) USER_ID_BITS);
        function.update(USER_ID, 0, USER_ID.length);
        ECPoint generator = Curves.SM2.getG();
        for (byte[] field : new byte[][] {
            Curves.SM2.getCurve().getA().getEncoded(),
            Curves.SM2.getCurve().getB().getEncoded(),
            generator.getAffineXCoord().getEncoded(),
            generator.getAffineYCoord().getEncoded()
        }) {
            function.update(field, 0, field.length);
        }
        function.update(uncompressed, 1, uncompressed.length - 1);
        byte[] z = new byte[function.getDigestSize()];
        function.doFinal(z, 0);
        function.update(z, 0, z.length);
        function.update(message, 0, message.length);
        byte[] hash = new byte[function.getDigestSize()];
        function.doFinal(hash, 0);
        return hash;
    }
}
