package dev.flint.ledger.merkle;

import dev.flint.ledger.proof.StateProof;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The prefix tree by the letter of its definition, and its verifier: neither knows how the others do it. */
public final class NaiveTree {
    private static final byte[] ZERO = new byte[Merkle.HASH_BYTES];

    private NaiveTree() {}

    /** Root of any leaves in any order, all keys different. */
    public static byte[] root(List<Leaf> leaves) {
        return node(leaves, 0);
    }

    private static byte[] node(List<Leaf> leaves, int depth) {
        if (leaves.isEmpty()) {
            return ZERO;
        }
        if (leaves.size() == 1) {
            return leaf(leaves.get(0).key(), leaves.get(0).valueHash());
        }
        List<Leaf> zeros =
                leaves.stream().filter(leaf -> !bit(leaf.key(), depth)).toList();
        List<Leaf> ones = leaves.stream().filter(leaf -> bit(leaf.key(), depth)).toList();
        return parent(node(zeros, depth + 1), node(ones, depth + 1));
    }

    /** Whether a proof leads from a key, with this value or with none, to the root. */
    public static boolean verifies(StateProof proof, byte[] key, Optional<byte[]> valueHash, byte[] root) {
        if (valueHash.isPresent() != proof.isInclusion()) {
            return false;
        }
        byte[] hash = ZERO;
        if (valueHash.isPresent()) {
            hash = leaf(key, valueHash.get());
        } else if (proof.terminal() instanceof StateProof.OtherLeaf other) {
            if (Arrays.equals(other.key(), key)) {
                return false;
            }
            for (int i = 0; i < proof.depth(); i++) {
                if (bit(other.key(), i) != bit(key, i)) {
                    return false;
                }
            }
            hash = leaf(other.key(), other.value());
        }
        int left = proof.siblings().size();
        for (int i = proof.depth() - 1; i >= 0; i--) {
            byte[] sibling = bit(proof.bitmap(), i) ? proof.siblings().get(--left) : ZERO;
            hash = bit(key, i) ? parent(sibling, hash) : parent(hash, sibling);
        }
        return Arrays.equals(hash, root);
    }

    static boolean bit(byte[] key, int index) {
        return (key[index / 8] & (128 >> index % 8)) != 0;
    }

    private static byte[] leaf(byte[] key, byte[] value) {
        return hash(2, key, value);
    }

    private static byte[] parent(byte[] left, byte[] right) {
        return hash(3, left, right);
    }

    private static byte[] hash(int tag, byte[] one, byte[] other) {
        byte[] all = new byte[1 + one.length + other.length];
        all[0] = (byte) tag;
        System.arraycopy(one, 0, all, 1, one.length);
        System.arraycopy(other, 0, all, 1 + one.length, other.length);
        return Merkle.sha256(all);
    }
}
