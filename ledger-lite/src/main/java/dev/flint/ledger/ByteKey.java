package dev.flint.ledger;

import java.util.Arrays;

/** A key by its bytes, for maps; ordered as the index orders keys: unsigned, byte by byte. */
@SuppressWarnings("ArrayRecordComponent") // its purpose: equality by content, below
record ByteKey(byte[] bytes) implements Comparable<ByteKey> {
    @Override
    public int compareTo(ByteKey other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByteKey that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
