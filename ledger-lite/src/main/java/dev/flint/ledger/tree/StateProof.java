package dev.flint.ledger.tree;

import dev.flint.ledger.merkle.Merkle;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a key has the value it has under a root, or why it has none.
 *
 * @param siblings the other child at each step from the root down; 32 bytes each, zero where there is none
 * @param terminal where the path ends
 */
public record StateProof(List<byte[]> siblings, Terminal terminal) {
    /** Where a path ends. */
    public sealed interface Terminal {
        /** At the key's own leaf. */
        @SuppressWarnings("ArrayRecordComponent") // shared, read-only
        record Inclusion(byte[] valueHash) implements Terminal {}

        /** At the leaf of another key, which would have to be further down if the sought one were there. */
        record OtherLeaf(Leaf leaf) implements Terminal {}

        /** At nothing. */
        record Empty() implements Terminal {}
    }

    private static final byte INCLUSION = 1;
    private static final byte OTHER_LEAF = 2;
    private static final byte EMPTY = 3;

    public StateProof {
        siblings = List.copyOf(siblings);
        if (siblings.size() > PrefixTree.DEPTH_MAX) {
            throw new IllegalArgumentException("a path of " + siblings.size());
        }
    }

    /** Whether the key is there. */
    public boolean isInclusion() {
        return terminal instanceof Terminal.Inclusion;
    }

    /**
     * The proof's bytes: depth u16, a bit per depth (most significant first, set for a sibling that is not zero), those
     * siblings, the kind of the terminal u8 (1 inclusion, 2 other leaf, 3 empty), for another leaf its key and value.
     */
    public byte[] bytes() {
        byte[] bitmap = new byte[(siblings.size() + 7) / 8];
        ByteBuffer out =
                ByteBuffer.allocate(Short.BYTES + bitmap.length + (siblings.size() + 2) * Merkle.HASH_BYTES + 1);
        out.putShort((short) siblings.size()).position(Short.BYTES + bitmap.length);
        for (int i = 0; i < siblings.size(); i++) {
            if (!isZero(siblings.get(i))) {
                bitmap[i >>> 3] |= (byte) (0x80 >>> (i & 7));
                out.put(siblings.get(i));
            }
        }
        if (terminal instanceof Terminal.OtherLeaf other) {
            out.put(OTHER_LEAF).put(other.leaf().key()).put(other.leaf().valueHash());
        } else {
            out.put(isInclusion() ? INCLUSION : EMPTY);
        }
        byte[] bytes = new byte[out.position()];
        out.put(Short.BYTES, bitmap).get(0, bytes);
        return bytes;
    }

    private static boolean isZero(byte[] hash) {
        int any = 0;
        for (byte octet : hash) {
            any |= octet;
        }
        return any == 0;
    }

    /** A proof in the making, from the root down. */
    public static final class Path {
        private final List<byte[]> siblings = new ArrayList<>();

        /** Steps so far. */
        public int depth() {
            return siblings.size();
        }

        /** One step down, past the other child. */
        public void add(Subtree sibling) {
            siblings.add(sibling.hash());
        }

        /** Nothing is there. */
        public StateProof endsEmpty() {
            return new StateProof(siblings, new Terminal.Empty());
        }

        /** A leaf is there, the sought one or not. */
        public StateProof endsAt(Leaf leaf, byte[] key) {
            return new StateProof(
                    siblings,
                    leaf.hasKey(key) ? new Terminal.Inclusion(leaf.valueHash()) : new Terminal.OtherLeaf(leaf));
        }
    }
}
