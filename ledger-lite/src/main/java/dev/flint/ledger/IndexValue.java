package dev.flint.ledger;

import dev.flint.ledger.merkle.Leaf;
import dev.flint.ledger.merkle.Merkle;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * The rows of the index: keys, and values that begin with a CRC-32C over key and body. All integers big-endian. A value
 * whose CRC does not fit is never handed on.
 *
 * <pre>
 *   state     key 32                     crc 4 | valueHash 32 | position 8 | ordinal 2 | validFrom 8
 *   version   position 8 | ordinal 2     crc 4 | key 32 | validFrom 8 | recordLength 4 | record | answer
 *   history   key 32 | validFrom 8       crc 4 | position 8 | ordinal 2
 *   entry     position 8                 crc 4 | segmentHeight 8 | offset 4 | length 4
 *   block     height 8                   crc 4 | signature 64 | header
 *   meta      "applied"                  crc 4 | version 4 | originHash 32 | tip
 * </pre>
 */
final class IndexValue {
    static final int CRC_BYTES = 4;
    static final int SIGNATURE_BYTES = 64;

    private static final int STATE_BYTES = CRC_BYTES + Merkle.HASH_BYTES + VersionPlace.BYTES + Long.BYTES;
    private static final int VERSION_HEAD_BYTES = CRC_BYTES + StateKey.BYTES + Long.BYTES + Integer.BYTES;

    private IndexValue() {}

    /** Where an entry lies. */
    record EntryPlace(long segmentHeight, int offset, int length) {}

    static byte[] ofState(StateRow row) {
        ByteBuffer out = ByteBuffer.allocate(STATE_BYTES)
                .position(CRC_BYTES)
                .put(row.leaf().valueHash());
        put(out, row.place()).putLong(row.validFromMillis());
        return seal(row.leaf().key(), out.array());
    }

    static StateRow toState(byte[] key, byte[] value) {
        ByteBuffer in = body(value);
        Leaf leaf = new Leaf(key, take(in, Merkle.HASH_BYTES));
        return new StateRow(leaf, place(in), in.getLong());
    }

    static byte[] ofVersion(byte[] place, Change change) {
        byte[] value = new byte[VERSION_HEAD_BYTES + change.record().length + change.answer().length];
        ByteBuffer.wrap(value)
                .position(CRC_BYTES)
                .put(change.key())
                .putLong(change.validFromMillis())
                .putInt(change.record().length)
                .put(change.record())
                .put(change.answer());
        return seal(place, value);
    }

    static StateRecord toVersion(long position, byte[] value) {
        ByteBuffer in = body(value).position(CRC_BYTES + StateKey.BYTES);
        long validFrom = in.getLong();
        byte[] record = take(in, in.getInt());
        return new StateRecord(position, validFrom, record, take(in, in.remaining()));
    }

    /** Whether a version is one of a key. */
    static boolean isVersionOf(byte[] key, byte[] value) {
        return Arrays.equals(value, CRC_BYTES, CRC_BYTES + StateKey.BYTES, key, 0, StateKey.BYTES);
    }

    static byte[] ofPlace(byte[] key, VersionPlace place) {
        ByteBuffer out = ByteBuffer.allocate(CRC_BYTES + VersionPlace.BYTES).position(CRC_BYTES);
        put(out, place);
        return seal(key, out.array());
    }

    static VersionPlace toPlace(byte[] value) {
        return place(body(value));
    }

    static byte[] ofEntry(byte[] key, EntryRow row) {
        ByteBuffer out = ByteBuffer.allocate(CRC_BYTES + Long.BYTES + 2 * Integer.BYTES)
                .position(CRC_BYTES)
                .putLong(row.segmentHeight())
                .putInt(row.offset())
                .putInt(row.length());
        return seal(key, out.array());
    }

    static EntryPlace toEntry(byte[] value) {
        ByteBuffer in = body(value);
        return new EntryPlace(in.getLong(), in.getInt(), in.getInt());
    }

    static byte[] ofBlock(byte[] key, BlockRow block) {
        ByteBuffer out = ByteBuffer.allocate(CRC_BYTES + SIGNATURE_BYTES + block.header().length)
                .position(CRC_BYTES)
                .put(block.signature())
                .put(block.header());
        return seal(key, out.array());
    }

    static BlockRow toBlock(long height, byte[] value) {
        ByteBuffer in = body(value);
        byte[] signature = take(in, SIGNATURE_BYTES);
        return new BlockRow(height, take(in, in.remaining()), signature);
    }

    static byte[] historyKey(byte[] key, long validFrom) {
        return ByteBuffer.allocate(StateKey.BYTES + Long.BYTES)
                .put(key)
                .putLong(validFrom)
                .array();
    }

    static byte[] numberKey(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    static byte[] placeKey(VersionPlace place) {
        ByteBuffer out = ByteBuffer.allocate(VersionPlace.BYTES);
        put(out, place);
        return out.array();
    }

    private static ByteBuffer put(ByteBuffer out, VersionPlace place) {
        return out.putLong(place.position()).putShort((short) place.ordinal());
    }

    private static VersionPlace place(ByteBuffer in) {
        return new VersionPlace(in.getLong(), in.getShort() & 0xffff);
    }

    private static ByteBuffer body(byte[] value) {
        return ByteBuffer.wrap(value).position(CRC_BYTES);
    }

    private static byte[] take(ByteBuffer in, int length) {
        byte[] out = new byte[length];
        in.get(out);
        return out;
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
