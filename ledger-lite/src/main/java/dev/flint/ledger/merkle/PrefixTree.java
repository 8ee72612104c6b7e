package dev.flint.ledger.merkle;

import dev.flint.ledger.proof.StateProof;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * The hashes and shape of the prefix tree (draft-ietf-keytrans-protocol, prefix tree; ledger digest 3.1): leaf = H(02 ‖
 * key ‖ value), parent = H(03 ‖ left ‖ right), a missing child is 32 zero bytes, and a leaf sits at its shortest unique
 * prefix. The tree is a pure function of its sorted leaves, so no inner node needs to be stored.
 */
public final class PrefixTree {
    /** Bits of a key, the longest path. */
    public static final int DEPTH_MAX = 256;

    private static final byte LEAF = 2;
    private static final byte PARENT = 3;
    private static final byte VALUE = 4;
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(PrefixTree::newDigest);

    private PrefixTree() {}

    /** What the tree holds of a record: H(04 ‖ record). */
    public static byte[] valueHash(byte[] record) {
        MessageDigest digest = DIGEST.get();
        digest.update(VALUE);
        return digest.digest(record);
    }

    public static byte[] leafHash(byte[] key, byte[] valueHash) {
        MessageDigest digest = DIGEST.get();
        digest.update(LEAF);
        digest.update(key);
        return digest.digest(valueHash);
    }

    public static byte[] parentHash(byte[] left, byte[] right) {
        MessageDigest digest = DIGEST.get();
        digest.update(PARENT);
        digest.update(left);
        return digest.digest(right);
    }

    /**
     * The part of the tree below a depth.
     *
     * @param leaves sorted by key, all the same in their first bits
     */
    public static Subtree subtree(List<Leaf> leaves, int depth) {
        return switch (leaves.size()) {
            case 0 -> Subtree.EMPTY;
            case 1 -> Subtree.of(leaves.get(0));
            default -> {
                int split = split(leaves, depth);
                yield Subtree.of(
                        subtree(leaves.subList(0, split), depth + 1),
                        subtree(leaves.subList(split, leaves.size()), depth + 1));
            }
        };
    }

    /** How many of the leaves have a zero at a bit. */
    public static int split(List<Leaf> leaves, int bit) {
        int low = 0;
        int high = leaves.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bit(leaves.get(middle).key(), bit)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** A bit of a key, the most significant one of the first byte first. */
    public static boolean bit(byte[] key, int index) {
        return (key[index >>> 3] >>> (7 - (index & 7)) & 1) != 0;
    }

    /**
     * The first bits of a key as a number.
     *
     * @param bits 0 to 31
     */
    public static int prefix(byte[] key, int bits) {
        int word = (key[0] & 0xff) << 24 | (key[1] & 0xff) << 16 | (key[2] & 0xff) << 8 | (key[3] & 0xff);
        return bits == 0 ? 0 : word >>> (Integer.SIZE - bits);
    }

    /**
     * Continues a proof below a depth.
     *
     * @param leaves sorted by key, all the same in their first bits
     */
    public static StateProof prove(List<Leaf> leaves, byte[] key, ProofPath path) {
        List<Leaf> rest = leaves;
        while (rest.size() > 1) {
            int depth = path.depth();
            int split = split(rest, depth);
            List<Leaf> zeros = rest.subList(0, split);
            List<Leaf> ones = rest.subList(split, rest.size());
            boolean one = bit(key, depth);
            path.add(subtree(one ? zeros : ones, depth + 1));
            rest = one ? ones : zeros;
        }
        return rest.isEmpty() ? path.endsEmpty() : path.endsAt(rest.get(0), key);
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
