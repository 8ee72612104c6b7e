package dev.flint.ledger;

import dev.flint.ledger.merkle.Leaf;
import dev.flint.ledger.merkle.PrefixTree;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lmdbjava.Cursor;
import org.lmdbjava.Dbi;
import org.lmdbjava.Env;
import org.lmdbjava.GetOp;
import org.lmdbjava.SeekOp;
import org.lmdbjava.Txn;

/**
 * One thread's view of the index. Reads happen between {@link #begin} and {@link #end}; in between the view does not
 * change and the index is neither closed nor moved. The lock is taken by nobody else but close and growth.
 */
final class IndexReader {
    private final Env<byte[]> env;
    private final Map<Index.Table, Dbi<byte[]>> tables;
    private final ReentrantLock lock = new ReentrantLock();
    private final Thread owner = Thread.currentThread();
    private final boolean pinned;
    private @Nullable Txn<byte[]> txn;
    private boolean closed;

    /** @param pinned whether its view stays what it was at the first {@link #begin}; any thread may then use it */
    IndexReader(Env<byte[]> env, Map<Index.Table, Dbi<byte[]>> tables, boolean pinned) {
        this.env = env;
        this.tables = tables;
        this.pinned = pinned;
    }

    void begin() {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the ledger is closed");
            }
            if (pinned && txn != null) {
                return;
            }
            if (txn == null) {
                txn = env.txnRead();
            } else {
                txn.renew();
            }
        } catch (RuntimeException e) {
            lock.unlock();
            throw e;
        }
    }

    void end() {
        if (txn != null && !pinned) {
            txn.reset();
        }
        lock.unlock();
    }

    /** Gives a pinned view up; the next {@link #begin} begins another one. */
    void unpin() {
        lock.lock();
        try {
            release();
        } finally {
            lock.unlock();
        }
    }

    Optional<StateRow> row(byte[] key) {
        return value(Index.Table.STATE, key).map(value -> IndexValue.toState(key, value));
    }

    StateRecord version(StateRow row) {
        return version(row.place());
    }

    private StateRecord version(VersionPlace place) {
        byte[] key = IndexValue.placeKey(place);
        byte[] value =
                value(Index.Table.VERSION, key).orElseThrow(() -> IndexValue.damaged(Index.Table.VERSION.name(), key));
        return IndexValue.toVersion(place.position(), value);
    }

    Optional<StateRecord> latest(byte[] key) {
        return row(key).map(this::version);
    }

    Optional<StateRecord> atVersion(byte[] key, long position) {
        byte[] first = IndexValue.placeKey(new VersionPlace(position, 0));
        try (Cursor<byte[]> cursor = table(Index.Table.VERSION).openCursor(open())) {
            boolean found = cursor.get(first, GetOp.MDB_SET_RANGE);
            while (found && Arrays.equals(cursor.key(), 0, Long.BYTES, first, 0, Long.BYTES)) {
                byte[] value = sealed(Index.Table.VERSION, cursor.key(), cursor.val());
                if (IndexValue.isVersionOf(key, value)) {
                    return Optional.of(IndexValue.toVersion(position, value));
                }
                found = cursor.next();
            }
            return Optional.empty();
        }
    }

    Optional<StateRecord> atTime(byte[] key, long timeMillis) {
        Optional<StateRow> newest = row(key);
        if (newest.isEmpty() || newest.get().validFromMillis() <= timeMillis) {
            return newest.map(this::version);
        }
        List<VersionPlace> place = timeMillis < 0 ? List.of() : superseded(key, timeMillis, 1);
        return place.isEmpty() ? Optional.empty() : Optional.of(version(place.get(0)));
    }

    /** Superseded versions, newest first, at most so many. */
    List<StateRecord> history(byte[] key, int max) {
        List<StateRecord> history = new ArrayList<>();
        for (VersionPlace place : superseded(key, Long.MAX_VALUE, max)) {
            history.add(version(place));
        }
        return history;
    }

    /** Superseded versions that held from a time or from before it, newest first. */
    private List<VersionPlace> superseded(byte[] key, long timeMillis, int max) {
        byte[] sought = IndexValue.historyKey(key, timeMillis);
        List<VersionPlace> places = new ArrayList<>(1);
        try (Cursor<byte[]> cursor = table(Index.Table.HISTORY).openCursor(open())) {
            boolean found = cursor.get(sought, GetOp.MDB_SET_RANGE);
            if (!found) {
                found = cursor.seek(SeekOp.MDB_LAST);
            } else if (!Arrays.equals(cursor.key(), sought)) {
                found = cursor.prev();
            }
            while (found && places.size() < max && Arrays.equals(cursor.key(), 0, key.length, key, 0, key.length)) {
                byte[] value = sealed(Index.Table.HISTORY, cursor.key(), cursor.val());
                places.add(IndexValue.toPlace(value));
                found = cursor.prev();
            }
            return places;
        }
    }

    Optional<IndexValue.EntryPlace> entry(long position) {
        return value(Index.Table.ENTRY, IndexValue.numberKey(position)).map(IndexValue::toEntry);
    }

    Optional<BlockRow> block(long height) {
        return value(Index.Table.BLOCK, IndexValue.numberKey(height)).map(value -> IndexValue.toBlock(height, value));
    }

    /** The leaves of the prefix tree whose keys begin with some bits, sorted; at most so many. */
    List<Leaf> leaves(int prefix, int bits, int max) {
        List<Leaf> leaves = new ArrayList<>();
        byte[] first = new byte[StateKey.BYTES];
        ByteBuffer.wrap(first).putInt(bits == 0 ? 0 : prefix << (Integer.SIZE - bits));
        try (Cursor<byte[]> cursor = table(Index.Table.STATE).openCursor(open())) {
            boolean found = cursor.get(first, GetOp.MDB_SET_RANGE);
            while (found && leaves.size() < max && PrefixTree.prefix(cursor.key(), bits) == prefix) {
                byte[] key = cursor.key();
                leaves.add(IndexValue.toState(key, sealed(Index.Table.STATE, key, cursor.val()))
                        .leaf());
                found = cursor.next();
            }
        }
        return leaves;
    }

    /** Shows every leaf of the prefix tree, in order. */
    void eachLeaf(Consumer<Leaf> consumer) {
        try (Cursor<byte[]> cursor = table(Index.Table.STATE).openCursor(open())) {
            for (boolean found = cursor.first(); found; found = cursor.next()) {
                byte[] key = cursor.key();
                consumer.accept(IndexValue.toState(key, sealed(Index.Table.STATE, key, cursor.val()))
                        .leaf());
            }
        }
    }

    /** How many keys have a version. */
    long keys() {
        return table(Index.Table.STATE).stat(open()).entries;
    }

    /** Where the chain stands in this view. */
    Tip tip() {
        return value(Index.Table.META, Index.APPLIED).map(Index::tip).orElse(Tip.GENESIS);
    }

    /** The height that this view shows, -1 before the first block. */
    long height() {
        return value(Index.Table.META, Index.APPLIED).map(Index::height).orElse(-1L);
    }

    /** The root in the newest header, which is the one that the chain's tip leads to. */
    byte[] signedStateRoot() {
        Tip tip = tip();
        return block(tip.height())
                .flatMap(block -> BlockHeader.parse(block.header()))
                .filter(header -> Arrays.equals(header.leafHash(), tip.headerLeafHash()))
                .map(BlockHeader::stateRoot)
                .orElse(new byte[0]);
    }

    private Optional<byte[]> value(Index.Table table, byte[] key) {
        byte[] value = table(table).get(open(), key);
        return value == null ? Optional.empty() : Optional.of(sealed(table, key, value));
    }

    private static byte[] sealed(Index.Table table, byte[] key, byte[] value) {
        if (!IndexValue.isSealed(key, value)) {
            throw IndexValue.damaged(table.name(), key);
        }
        return value;
    }

    private Dbi<byte[]> table(Index.Table table) {
        return Objects.requireNonNull(tables.get(table));
    }

    private Txn<byte[]> open() {
        if (txn == null) {
            throw new IllegalStateException("read outside of begin and end");
        }
        return txn;
    }

    boolean closeIfOrphaned() {
        if (pinned || owner.isAlive()) {
            return false;
        }
        lockAndClose();
        return true;
    }

    void lockAndRelease() {
        lock.lock();
        release();
    }

    private void release() {
        if (txn != null) {
            if (!pinned) {
                txn.renew(); // lmdbjava closes a reset transaction without giving its slot back
            }
            txn.close();
            txn = null;
        }
    }

    void unlock() {
        lock.unlock();
    }

    void lockAndClose() {
        lockAndRelease();
        closed = true;
        lock.unlock();
    }
}
