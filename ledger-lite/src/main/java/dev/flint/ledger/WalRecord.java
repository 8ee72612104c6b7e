package dev.flint.ledger;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * One record of the write-ahead log, big-endian:
 *
 * <pre>
 *   0        4        8      9
 *   +--------+--------+------+-----------+
 *   | length | crc32c | type | payload …|
 *   +--------+--------+------+-----------+
 *    4        4        1      length
 * </pre>
 *
 * The length is the payload's, at least 1: nine zero bytes are no record but untouched space. The CRC covers length,
 * type and payload. An entry record's payload is the entry; a commit record's is the block header and the 64-byte
 * Ed25519 signature of the checkpoint over it. A block is its entry records followed by one commit record.
 */
final class WalRecord {
    static final int HEADER_BYTES = 9;
    static final byte ENTRY = 1;
    static final byte COMMIT = 2;

    private static final int CRC_OFFSET = 4;
    private static final int TYPE_OFFSET = 8;

    private WalRecord() {}

    static int bytes(int payloadBytes) {
        return HEADER_BYTES + payloadBytes;
    }

    static void put(ByteBuffer out, byte type, byte[] payload) {
        CRC32C crc = start(payload.length, type);
        crc.update(payload);
        out.putInt(payload.length).putInt((int) crc.getValue()).put(type).put(payload);
    }

    /** Payload length of the whole and unharmed record at an offset, -1 when there is none. */
    static int lengthAt(ByteBuffer in, int offset) {
        int room = in.limit() - offset - HEADER_BYTES;
        if (room < 1) {
            return -1;
        }
        int length = in.getInt(offset);
        if (length < 1 || length > room) {
            return -1;
        }
        CRC32C crc = start(length, in.get(offset + TYPE_OFFSET));
        crc.update(in.slice(offset + HEADER_BYTES, length));
        return (int) crc.getValue() == in.getInt(offset + CRC_OFFSET) ? length : -1;
    }

    static byte typeAt(ByteBuffer in, int offset) {
        return in.get(offset + TYPE_OFFSET);
    }

    static byte[] payloadAt(ByteBuffer in, int offset) {
        byte[] payload = new byte[in.getInt(offset)];
        in.get(offset + HEADER_BYTES, payload);
        return payload;
    }

    private static CRC32C start(int length, byte type) {
        CRC32C crc = new CRC32C();
        for (int shift = 24; shift >= 0; shift -= 8) {
            crc.update(length >>> shift);
        }
        crc.update(type);
        return crc;
    }
}
