package dev.flint.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
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
    private @Nullable Txn<byte[]> txn;
    private boolean closed;

    IndexReader(Env<byte[]> env, Map<Index.Table, Dbi<byte[]>> tables) {
        this.env = env;
        this.tables = tables;
    }

    void begin() {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the ledger is closed");
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
        if (txn != null) {
            txn.reset();
        }
        lock.unlock();
    }

    Optional<StateRecord> latest(byte[] key) {
        return value(Index.Table.STATE, key).map(IndexValue::toRecord);
    }

    Optional<StateRecord> atVersion(byte[] key, long position) {
        List<Long> validFrom = value(Index.Table.ENTRY, IndexValue.positionKey(position))
                .map(value -> IndexValue.validFrom(value, key))
                .orElse(List.of());
        if (validFrom.isEmpty()) {
            return Optional.empty();
        }
        Optional<StateRecord> newest = latest(key).filter(record -> record.position() == position);
        return newest.isPresent()
                ? newest
                : value(Index.Table.HISTORY, IndexValue.historyKey(key, validFrom.get(0)))
                        .map(IndexValue::toRecord);
    }

    Optional<StateRecord> atTime(byte[] key, long timeMillis) {
        Optional<StateRecord> newest = latest(key);
        if (newest.isEmpty() || newest.get().validFromMillis() <= timeMillis) {
            return newest;
        }
        return timeMillis < 0 ? Optional.empty() : supersededAt(key, timeMillis);
    }

    private Optional<StateRecord> supersededAt(byte[] key, long timeMillis) {
        byte[] sought = IndexValue.historyKey(key, timeMillis);
        try (Cursor<byte[]> cursor = table(Index.Table.HISTORY).openCursor(open())) {
            boolean found = cursor.get(sought, GetOp.MDB_SET_RANGE);
            if (!found) {
                found = cursor.seek(SeekOp.MDB_LAST);
            } else if (!Arrays.equals(cursor.key(), sought)) {
                found = cursor.prev();
            }
            int prefix = sought.length - Long.BYTES;
            byte[] at = found ? cursor.key() : new byte[0];
            if (at.length != sought.length || !Arrays.equals(at, 0, prefix, sought, 0, prefix)) {
                return Optional.empty();
            }
            return Optional.of(IndexValue.toRecord(sealed(Index.Table.HISTORY, at, cursor.val())));
        }
    }

    Optional<IndexValue.EntryPlace> place(long position) {
        return value(Index.Table.ENTRY, IndexValue.positionKey(position)).map(IndexValue::toPlace);
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
        if (owner.isAlive()) {
            return false;
        }
        lockAndClose();
        return true;
    }

    void lockAndRelease() {
        lock.lock();
        if (txn != null) {
            txn.renew(); // lmdbjava closes a reset transaction without giving its slot back
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
