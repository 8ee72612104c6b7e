package dev.flint.ledger.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The hashes of RFC 6962, section 2.1: leaf = H(00 ‖ data), node = H(01 ‖ left ‖ right), empty tree = H(""). */
public final class Merkle {
    /** Bytes of a hash. */
    public static final int HASH_BYTES = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Merkle::newDigest);

    private Merkle() {}

    public static byte[] leafHash(byte[] data) {
        MessageDigest digest = DIGEST.get();
        digest.update(LEAF);
        return digest.digest(data);
    }

    public static byte[] nodeHash(byte[] left, byte[] right) {
        MessageDigest digest = DIGEST.get();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    /**
     * Root of the perfect tree over hashes that stand one after another.
     *
     * @param hashes 2^n hashes of 32 bytes, overwritten
     */
    public static byte[] perfectRoot(byte[] hashes) {
        int count = hashes.length / HASH_BYTES;
        if (Integer.bitCount(count) != 1 || hashes.length % HASH_BYTES != 0) {
            throw new IllegalArgumentException("no perfect tree over " + hashes.length + " bytes");
        }
        MessageDigest digest = DIGEST.get();
        for (; count > 1; count /= 2) {
            for (int i = 0; i < count / 2; i++) {
                digest.update(NODE);
                digest.update(hashes, 2 * i * HASH_BYTES, 2 * HASH_BYTES);
                System.arraycopy(digest.digest(), 0, hashes, i * HASH_BYTES, HASH_BYTES);
            }
        }
        return Arrays.copyOf(hashes, HASH_BYTES);
    }

    /** Root of the tree without leaves. */
    public static byte[] emptyRoot() {
        return DIGEST.get().digest();
    }

    public static byte[] sha256(byte[] data) {
        return DIGEST.get().digest(data);
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
