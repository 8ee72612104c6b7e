package dev.flint.ledger.merkle;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The right edge of an RFC 6962 tree: the roots of its perfect subtrees, largest first, one for each one-bit of the
 * size. Enough to append and to compute the root. Immutable.
 */
public final class CompactRange {
    /** The tree without leaves. */
    public static final CompactRange EMPTY = new CompactRange(0, new byte[0][]);

    private final long size;
    private final byte[][] roots;

    private CompactRange(long size, byte[][] roots) {
        this.size = size;
        this.roots = roots;
    }

    /** Number of leaves. */
    public long size() {
        return size;
    }

    /** The tree with one more leaf; the hash is handed over. */
    public CompactRange append(byte[] leafHash) {
        int merged = Long.numberOfTrailingZeros(~size); // trailing one-bits: subtrees as large as what is appended
        byte[] hash = leafHash;
        for (int i = 0; i < merged; i++) {
            hash = Merkle.nodeHash(roots[roots.length - 1 - i], hash);
        }
        byte[][] next = Arrays.copyOf(roots, roots.length - merged + 1);
        next[next.length - 1] = hash;
        return new CompactRange(size + 1, next);
    }

    /** Root of the tree, 32 bytes, the receiver's own. */
    public byte[] root() {
        if (roots.length == 0) {
            return Merkle.emptyRoot();
        }
        byte[] hash = roots[roots.length - 1].clone();
        for (int i = roots.length - 2; i >= 0; i--) {
            hash = Merkle.nodeHash(roots[i], hash);
        }
        return hash;
    }

    /** Bytes of {@link #write}: the size and 32 for each subtree. */
    public int length() {
        return Long.BYTES + roots.length * Merkle.HASH_BYTES;
    }

    public void write(ByteBuffer out) {
        out.putLong(size);
        for (byte[] root : roots) {
            out.put(root);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws java.nio.BufferUnderflowException when the bytes end early
     */
    public static CompactRange read(ByteBuffer in) {
        long size = in.getLong();
        byte[][] roots = new byte[Long.bitCount(size)][Merkle.HASH_BYTES];
        for (byte[] root : roots) {
            in.get(root);
        }
        return new CompactRange(size, roots);
    }
}
