package dev.flint.ledger;

import java.util.Optional;

/** One thread's reads of a chain; each sees the newest published block. IllegalStateException once it is closed. */
@SuppressWarnings("DoNotCallSuggester")
public final class ChainReader {
    /** The newest version of a key. */
    public Optional<StateRecord> latest(byte[] key) {
        throw new UnsupportedOperationException();
    }

    /** The version of a key that the entry at a position caused; empty when that entry did not change the key. */
    public Optional<StateRecord> atVersion(byte[] key, long position) {
        throw new UnsupportedOperationException();
    }

    /** The version of a key that held at a time: the newest whose validity began then or before. */
    public Optional<StateRecord> atTime(byte[] key, long timeMillis) {
        throw new UnsupportedOperationException();
    }

    /** The bytes of an entry. */
    public Optional<byte[]> entry(long position) {
        throw new UnsupportedOperationException();
    }
}
