package dev.flint.ledger.merkle;

import java.util.Arrays;

/**
 * A key and what the tree says of it.
 *
 * @param key 32 bytes
 * @param valueHash 32 bytes, see {@link PrefixTree#valueHash}
 */
@SuppressWarnings("ArrayRecordComponent") // hot path: made by the thousand, compared by nobody
public record Leaf(byte[] key, byte[] valueHash) implements Comparable<Leaf> {
    /** By key, as unsigned bytes. */
    @Override
    public int compareTo(Leaf other) {
        return Arrays.compareUnsigned(key, other.key);
    }

    boolean hasKey(byte[] other) {
        return Arrays.equals(key, other);
    }
}
