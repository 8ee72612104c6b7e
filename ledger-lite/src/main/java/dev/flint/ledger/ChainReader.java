package dev.flint.ledger;

import dev.flint.ledger.merkle.EntryBundle;
import dev.flint.ledger.merkle.LogHashes;
import dev.flint.ledger.merkle.TilePath;
import dev.flint.ledger.proof.HeaderProof;
import dev.flint.ledger.proof.StateProof;
import dev.flint.ledger.proof.TransactionProof;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private final Derived derived;
    private final SignedHeaders headers;
    private final SegmentReader log;

    ChainReader(Derived derived, SignedHeaders headers, Path walDirectory) {
        this.index = derived.index().newReader();
        this.derived = derived;
        this.headers = headers;
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
                Optional<StateProof> proof = derived.tree().prove(key, index);
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
        return new ProvenState(latest, proof, headers.of(block));
    }

    /**
     * That an entry is in the transaction log as a header has it; empty when it is not there yet.
     *
     * @param txSize entries of the log by that header
     */
    public Optional<TransactionProof> transaction(long position, long txSize) {
        if (position < 0 || position >= txSize || txSize > derived.entries().size()) {
            return Optional.empty();
        }
        List<byte[]> path = derived.entries().inclusionPath(position, txSize);
        return entry(position).map(entry -> new TransactionProof(position, LogLeaf.of(entry), path));
    }

    /** The newest header under the chain's signature; empty before the first block. */
    public Optional<HeaderProof> header() {
        index.begin();
        try {
            return index.block(index.height()).map(headers::of);
        } finally {
            index.end();
        }
    }

    /** A block's header; empty for a height without one. */
    public Optional<BlockHeader> header(long height) {
        if (height < 0) {
            return Optional.empty();
        }
        index.begin();
        try {
            return index.block(height).flatMap(block -> BlockHeader.parse(block.header()));
        } finally {
            index.end();
        }
    }

    /** A tile of a log's hashes, or a bundle of its leaves; empty when the log does not reach so far. */
    public Optional<byte[]> tile(ChainLog of, TilePath path) {
        LogHashes hashes = of == ChainLog.ENTRIES ? derived.entries() : derived.headers();
        return path.isEntries() ? bundle(of, path, hashes.size()) : hashes.tile(path);
    }

    private Optional<byte[]> bundle(ChainLog of, TilePath path, long size) {
        long first = path.index() * TilePath.WIDTH;
        if (first > size - path.width()) {
            return Optional.empty();
        }
        List<byte[]> leaves = new ArrayList<>(path.width());
        for (long number = first; number < first + path.width(); number++) {
            Optional<byte[]> leaf = of == ChainLog.ENTRIES
                    ? entry(number).map(LogLeaf::of)
                    : header(number).map(BlockHeader::bytes);
            if (leaf.isEmpty()) {
                return Optional.empty(); // hashed already, and not yet published
            }
            leaves.add(leaf.get());
        }
        return Optional.of(EntryBundle.write(leaves));
    }

    /** Proof that a log of one size begins with that of another; empty unless 0 &lt; oldSize &le; newSize &le; size. */
    public Optional<List<byte[]>> consistency(ChainLog of, long oldSize, long newSize) {
        LogHashes hashes = of == ChainLog.ENTRIES ? derived.entries() : derived.headers();
        boolean there = oldSize > 0 && oldSize <= newSize && newSize <= hashes.size();
        return there ? Optional.of(hashes.consistencyProof(oldSize, newSize)) : Optional.empty();
    }

    private static boolean isKey(byte[] key) {
        return key.length == StateKey.BYTES;
    }
}
