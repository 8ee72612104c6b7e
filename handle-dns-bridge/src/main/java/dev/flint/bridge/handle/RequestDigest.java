package dev.flint.bridge.handle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Of a request's header and body, for answers to show what they answer (Handle digest, 1.4).
 *
 * @param algorithm 1 MD5, 2 SHA-1, 3 SHA-256
 */
@SuppressWarnings("ArrayRecordComponent") // read and written as it is
record RequestDigest(int algorithm, byte[] octets) {
    private static final int MD5 = 1;
    private static final int SHA_1 = 2;
    private static final int SHA_256 = 3;

    /** SHA-256 began with 2.7. */
    static RequestDigest of(byte[] headerAndBody, int major, int minor) {
        boolean modern = major > 2 || (major == 2 && minor >= 7);
        try {
            var digest = MessageDigest.getInstance(modern ? "SHA-256" : "SHA-1");
            return new RequestDigest(modern ? SHA_256 : SHA_1, digest.digest(headerAndBody));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has both", e);
        }
    }

    static RequestDigest read(WireReader in) {
        int algorithm = in.u8();
        return new RequestDigest(
                algorithm,
                in.octets(
                        switch (algorithm) {
                            case MD5 -> 16;
                            case SHA_1 -> 20;
                            case SHA_256 -> 32;
                            default -> -1;
                        }));
    }

    void write(WireWriter out) {
        out.u8(algorithm).octets(octets);
    }
}
