package dev.flint.ledger;

import dev.flint.ledger.tree.StateProof;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One thread's reads of a chain; each sees the newest published block. Keys are borrowed. Every read throws
 * {@link IllegalStateException} once the chain is closed, and {@link LedgerDamagedException} instead of answering with
 * altered bytes.
 */
public final class ChainReader {
    private static final int TRIES_MAX = 100_000;

    private final IndexReader index;
    private final StateTree tree;
    private final SegmentReader log;

    ChainReader(IndexReader index, StateTree tree, Path walDirectory) {
        this.index = index;
        this.tree = tree;
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
            Optional<IndexValue.EntryPlace> place = index.entry(position);
            return place.isPresent() ? Optional.of(log.entry(place.get())) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            index.end();
        }
    }

    /** Superseded versions of a key, newest first, at most so many. */
    public List<StateRecord> history(byte[] key, int max) {
        if (!isKey(key)) {
            return List.of();
        }
        index.begin();
        try {
            return index.history(key, max);
        } finally {
            index.end();
        }
    }

    /**
     * The newest version of a key with its proof, or the proof that there never was one; empty before the first block.
     *
     * @throws IllegalArgumentException for a key that is none
     */
    public Optional<ProvenState> prove(byte[] key) {
        if (!isKey(key)) {
            throw new IllegalArgumentException("key of " + key.length + " bytes");
        }
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            index.begin();
            try {
                Optional<StateProof> proof = tree.prove(key, index);
                if (proof.isPresent()) {
                    return index.block(index.height()).map(block -> proven(key, proof.get(), block));
                }
            } finally {
                index.end();
            }
            Thread.onSpinWait(); // a block is being published: that is over at once
        }
        throw new IllegalStateException("the state's tree does not come to rest");
    }

    private ProvenState proven(byte[] key, StateProof proof, BlockRow block) {
        Optional<StateRecord> latest = proof.isInclusion() ? index.latest(key) : Optional.empty();
        return new ProvenState(latest, proof, block.height(), block.header(), block.signature());
    }

    private static boolean isKey(byte[] key) {
        return key.length == StateKey.BYTES;
    }
}
