package dev.flint.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The values of the index: a CRC-32C over key and body, then the body, all big-endian. A value whose CRC does not fit
 * is never handed on.
 *
 * <pre>
 *   state, history   crc 4 | position 8 | validFrom 8 | record …
 *   entry            crc 4 | segmentPosition 8 | offset 4 | length 4 | n 2 | n × (keyLength 2 | key | validFrom 8)
 *   meta "applied"   crc 4 | version 4 | originHash 32 | tip …
 * </pre>
 *
 * The history's key is keyLength 2 | key | validFrom 8: with the length in front no key's versions lie among another's.
 */
final class IndexValue {
    static final int CRC_BYTES = 4;

    private static final int RECORD_OFFSET = CRC_BYTES + 16;

    private IndexValue() {}

    /** Where an entry lies. */
    record EntryPlace(long segmentPosition, int offset, int length) {}

    static byte[] ofRecord(byte[] key, StateRecord record) {
        byte[] value = new byte[RECORD_OFFSET + record.record().length];
        ByteBuffer.wrap(value)
                .position(CRC_BYTES)
                .putLong(record.position())
                .putLong(record.validFromMillis())
                .put(record.record());
        return seal(key, value);
    }

    static StateRecord toRecord(byte[] value) {
        ByteBuffer in = ByteBuffer.wrap(value, CRC_BYTES, value.length - CRC_BYTES);
        long position = in.getLong();
        long validFrom = in.getLong();
        byte[] record = new byte[in.remaining()];
        in.get(record);
        return new StateRecord(position, validFrom, record);
    }

    static byte[] ofRow(byte[] key, EntryRow row) {
        int length = CRC_BYTES + 18;
        for (Change change : row.changes()) {
            length += Short.BYTES + change.key().length + Long.BYTES;
        }
        ByteBuffer out = ByteBuffer.allocate(length)
                .position(CRC_BYTES)
                .putLong(row.segmentPosition())
                .putInt(row.offset())
                .putInt(row.length())
                .putShort((short) row.changes().size());
        for (Change change : row.changes()) {
            out.putShort((short) change.key().length).put(change.key()).putLong(change.validFromMillis());
        }
        return seal(key, out.array());
    }

    static EntryPlace toPlace(byte[] value) {
        ByteBuffer in = ByteBuffer.wrap(value, CRC_BYTES, value.length - CRC_BYTES);
        return new EntryPlace(in.getLong(), in.getInt(), in.getInt());
    }

    /** From when the version holds that an entry caused of a key: one time, or none when it caused none. */
    static List<Long> validFrom(byte[] value, byte[] key) {
        ByteBuffer in = ByteBuffer.wrap(value).position(CRC_BYTES + 16);
        List<Long> found = new ArrayList<>(1);
        for (int left = in.getShort() & 0xffff; left > 0; left--) {
            int length = in.getShort();
            boolean same = in.slice().limit(length).equals(ByteBuffer.wrap(key));
            in.position(in.position() + length);
            long validFrom = in.getLong();
            if (same) {
                found.add(validFrom);
            }
        }
        return found;
    }

    static byte[] historyKey(byte[] key, long validFrom) {
        return ByteBuffer.allocate(Short.BYTES + key.length + Long.BYTES)
                .putShort((short) key.length)
                .put(key)
                .putLong(validFrom)
                .array();
    }

    static byte[] positionKey(long position) {
        return ByteBuffer.allocate(Long.BYTES).putLong(position).array();
    }

    /** Writes the CRC into the first four bytes of a value. */
    static byte[] seal(byte[] key, byte[] value) {
        ByteBuffer.wrap(value).putInt(crc(key, value));
        return value;
    }

    static boolean isSealed(byte[] key, byte[] value) {
        return value.length > CRC_BYTES && ByteBuffer.wrap(value).getInt() == crc(key, value);
    }

    static LedgerDamagedException damaged(String table, byte[] key) {
        return new LedgerDamagedException(
                "index/" + IndexFiles.DATA,
                -1,
                table + " value of key " + HexFormat.of().formatHex(key) + " is altered");
    }

    private static int crc(byte[] key, byte[] value) {
        CRC32C crc = new CRC32C();
        crc.update(key, 0, key.length);
        crc.update(value, CRC_BYTES, value.length - CRC_BYTES);
        return (int) crc.getValue();
    }
}
