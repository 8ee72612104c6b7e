package dev.flint.bridge.handle;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How somebody shows who it is (Handle digest, 1.4): a value of a Handle is the key, and this is made with it.
 *
 * @param type HS_PUBKEY or HS_SECKEY
 * @param handle and index, of the value
 * @param proof made with the key
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record ChallengeAnswer(String type, String handle, int index, byte[] proof) {
    static final String SECRET_KEY = "HS_SECKEY";

    private static final int PBKDF2_HMAC_SHA1 = 0x22;
    private static final int ITERATIONS_MAX = 100_000;
    private static final int SHA1_BITS = 160;

    static Optional<ChallengeAnswer> read(byte[] body) {
        var in = new WireReader(body);
        return in.whole(new ChallengeAnswer(in.text(), in.text(), in.i32(), in.counted()));
    }

    /** Whether it was made with a key over what was to be signed. May take a while. */
    boolean isMadeWith(HandleValue key, byte[] signed) {
        if (!key.type().equals(type)) {
            return false;
        }
        try {
            return type.equals(SECRET_KEY)
                    ? isMadeWithSecret(key.data(), signed)
                    : RsaKey.decode(key.data())
                            .filter(rsa -> isSignedBy(rsa, signed))
                            .isPresent();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has them", e);
        }
    }

    private boolean isMadeWithSecret(byte[] secret, byte[] signed) throws GeneralSecurityException {
        var in = new WireReader(proof);
        int algorithm = in.u8();
        byte[] salt = in.counted();
        int iterations = in.i32();
        int bits = in.i32();
        byte[] code = in.counted();
        boolean known = algorithm == PBKDF2_HMAC_SHA1
                && bits == SHA1_BITS
                && iterations > 0
                && iterations <= ITERATIONS_MAX
                && secret.length > 0;
        if (in.whole(code).isEmpty() || !known) {
            return false;
        }
        byte[] key = firstBlock(hmac(secret), salt, iterations);
        return MessageDigest.isEqual(hmac(key).doFinal(signed), code);
    }

    private static Mac hmac(byte[] key) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(key, "HmacSHA1"));
        return mac;
    }

    /** PBKDF2 (RFC 8018, 5.2): the platform's takes passwords in characters only, and this is all of it. */
    private static byte[] firstBlock(Mac mac, byte[] salt, int iterations) {
        mac.update(salt);
        byte[] last = mac.doFinal(new byte[] {0, 0, 0, 1});
        byte[] sum = last.clone();
        for (int i = 1; i < iterations; i++) {
            last = mac.doFinal(last);
            for (int j = 0; j < sum.length; j++) {
                sum[j] ^= last[j];
            }
        }
        return sum;
    }

    private boolean isSignedBy(RsaKey key, byte[] signed) {
        var in = new WireReader(proof);
        String hash = in.text();
        byte[] signature = in.counted();
        boolean known = hash.equals("SHA-256") || hash.equals("SHA256");
        return in.whole(signature).isPresent() && known && key.hasSigned(signed, signature);
    }
}
