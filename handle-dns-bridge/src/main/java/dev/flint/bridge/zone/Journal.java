package dev.flint.bridge.zone;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.lmdbjava.Cursor;
import org.lmdbjava.Dbi;
import org.lmdbjava.GetOp;
import org.lmdbjava.Txn;

/**
 * The steps that led to a zone's version, so many that others can catch up: under the version that a step leads to, the
 * version it comes from (u64) and the changes.
 */
final class Journal {
    private static final int STEPS_MAX = 10_000;
    private static final long OCTETS_MAX = 256 << 20;
    private static final long LARGE_STEP_OCTETS = 16 << 20;

    private final Dbi<byte[]> table;

    Journal(Dbi<byte[]> table) {
        this.table = table;
    }

    private static byte[] key(long serial) {
        return ByteBuffer.allocate(Long.BYTES).putLong(serial).array();
    }

    void add(Txn<byte[]> txn, long from, long to, Changes changes) {
        byte[] octets = changes.toOctets();
        if (octets.length > LARGE_STEP_OCTETS) {
            forget(txn); // who is before it is better off with the whole zone
            return;
        }
        table.put(
                txn,
                key(to),
                ByteBuffer.allocate(Long.BYTES + octets.length)
                        .putLong(from)
                        .put(octets)
                        .array());
        while (isTooLarge(txn)) {
            try (Cursor<byte[]> cursor = table.openCursor(txn)) {
                cursor.first();
                cursor.delete();
            }
        }
    }

    private boolean isTooLarge(Txn<byte[]> txn) {
        var stat = table.stat(txn);
        return stat.entries > STEPS_MAX || (stat.leafPages + stat.overflowPages) * stat.pageSize > OCTETS_MAX;
    }

    /** Forgets all steps. */
    void forget(Txn<byte[]> txn) {
        table.drop(txn);
    }

    /** The newest version whose lower half is this one, if the steps from it to the newest are here. */
    Optional<Long> find(Txn<byte[]> txn, int serial, long newest) {
        long distance = (newest - serial) & 0xFFFF_FFFFL;
        long version = newest - distance;
        return version >= 0 && step(txn, version).isPresent() ? Optional.of(version) : Optional.empty();
    }

    /** The version that the last step leads to; 0 when there is none. */
    long last(Txn<byte[]> txn) {
        try (Cursor<byte[]> cursor = table.openCursor(txn)) {
            return cursor.last() ? ByteBuffer.wrap(cursor.key()).getLong() : 0;
        }
    }

    /** A step from a version. */
    Optional<Step> step(Txn<byte[]> txn, long version) {
        try (Cursor<byte[]> cursor = table.openCursor(txn)) {
            if (!cursor.get(key(version + 1), GetOp.MDB_SET_RANGE)) {
                return Optional.empty();
            }
            byte[] value = cursor.val();
            long from = ByteBuffer.wrap(value).getLong();
            long to = ByteBuffer.wrap(cursor.key()).getLong();
            return from == version
                    ? Optional.of(new Step(to, ByteBuffer.wrap(Arrays.copyOfRange(value, Long.BYTES, value.length))))
                    : Optional.empty();
        }
    }

    /**
     * One step.
     *
     * @param to the version it leads to
     * @param changes as {@link Changes} writes them
     */
    record Step(long to, ByteBuffer changes) {}
}
