package dev.flint.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One thread's reads of a chain; each sees the newest published block. Keys are borrowed. Every read throws
 * {@link IllegalStateException} once the chain is closed, and {@link LedgerDamagedException} instead of answering with
 * altered bytes.
 */
public final class ChainReader {
    private final IndexReader index;
    private final SegmentReader log;

    ChainReader(IndexReader index, Path walDirectory) {
        this.index = index;
        this.log = new SegmentReader(walDirectory);
    }

    /** The newest version of a key. */
    public Optional<StateRecord> latest(byte[] key) {
        if (!isKey(key)) {
            return Optional.empty();
        }
        index.begin();
        try {
            return index.latest(key);
        } finally {
            index.end();
        }
    }

    /** The version of a key that the entry at a position caused; empty when that entry did not change the key. */
    public Optional<StateRecord> atVersion(byte[] key, long position) {
        if (!isKey(key) || position < 0) {
            return Optional.empty();
        }
        index.begin();
        try {
            return index.atVersion(key, position);
        } finally {
            index.end();
        }
    }

    /** The version of a key that held at a time: the newest whose validity began then or before. */
    public Optional<StateRecord> atTime(byte[] key, long timeMillis) {
        if (!isKey(key)) {
            return Optional.empty();
        }
        index.begin();
        try {
            return index.atTime(key, timeMillis);
        } finally {
            index.end();
        }
    }

    /** The bytes of an entry. */
    public Optional<byte[]> entry(long position) {
        if (position < 0) {
            return Optional.empty();
        }
        index.begin();
        try {
            Optional<IndexValue.EntryPlace> place = index.place(position);
            return place.isPresent() ? Optional.of(log.entry(place.get())) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            index.end();
        }
    }

    private static boolean isKey(byte[] key) {
        return key.length > 0 && key.length <= Change.KEY_BYTES_MAX;
    }
}
