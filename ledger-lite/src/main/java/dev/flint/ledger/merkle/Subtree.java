package dev.flint.ledger.merkle;

import java.util.Arrays;

/**
 * The root of a part of the tree.
 *
 * @param hash 32 bytes, zero for an empty part; shared, read-only
 */
@SuppressWarnings("ArrayRecordComponent") // hot path, compared by nobody
public record Subtree(Kind kind, byte[] hash) {
    /** What a part of the tree holds. */
    public enum Kind {
        EMPTY,
        /** One leaf alone, which stands for the whole part: it is not pushed down. */
        LEAF,
        /** Two leaves or more. */
        INNER
    }

    /** The part without leaves. */
    public static final Subtree EMPTY = new Subtree(Kind.EMPTY, new byte[Merkle.HASH_BYTES]);

    static Subtree of(Leaf leaf) {
        return new Subtree(Kind.LEAF, PrefixTree.leafHash(leaf.key(), leaf.valueHash()));
    }

    /** Two halves as one. */
    public static Subtree of(Subtree left, Subtree right) {
        if (left.kind == Kind.EMPTY && right.kind != Kind.INNER) {
            return right;
        }
        if (right.kind == Kind.EMPTY && left.kind != Kind.INNER) {
            return left;
        }
        return new Subtree(Kind.INNER, PrefixTree.parentHash(left.hash, right.hash));
    }

    boolean isSameAs(Subtree other) {
        return kind == other.kind && Arrays.equals(hash, other.hash);
    }
}
