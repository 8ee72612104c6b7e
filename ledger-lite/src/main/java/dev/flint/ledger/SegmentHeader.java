package dev.flint.ledger;

import dev.flint.ledger.merkle.Merkle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The first 64 bytes of a log segment, big-endian:
 *
 * <pre>
 *   0    4       8          40          48            56       60     64
 *   +----+-------+----------+-----------+-------------+--------+------+
 *   |FLWS|version|originHash|firstHeight|firstPosition| zeros  |crc32c|
 *   +----+-------+----------+-----------+-------------+--------+------+
 *    4    4       32         8           8             4        4
 * </pre>
 *
 * The CRC covers the 60 bytes before it. The file's name is the first height in 16 decimal digits.
 */
@SuppressWarnings("ArrayRecordComponent") // package-made, read-only
record SegmentHeader(byte[] originHash, long firstHeight, long firstPosition) {
    static final int BYTES = 64;
    static final String FILE_ENDING = ".wal";

    private static final int MAGIC = 0x464c5753; // "FLWS"
    private static final int VERSION = 1;
    private static final int CRC_OFFSET = 60;

    static byte[] originHash(String origin) {
        return Merkle.sha256(origin.getBytes(StandardCharsets.UTF_8));
    }

    static String fileName(long firstHeight) {
        String digits = Long.toString(firstHeight);
        return "0".repeat(16 - digits.length()) + digits + FILE_ENDING;
    }

    byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(BYTES)
                .putInt(MAGIC)
                .putInt(VERSION)
                .put(originHash)
                .putLong(firstHeight)
                .putLong(firstPosition);
        CRC32C crc = new CRC32C();
        crc.update(out.array(), 0, CRC_OFFSET);
        return out.putInt(CRC_OFFSET, (int) crc.getValue()).array();
    }

    /** Reads a header; empty when the bytes are none. */
    static Optional<SegmentHeader> parse(ByteBuffer in) {
        if (in.limit() < BYTES) {
            return Optional.empty();
        }
        byte[] bytes = new byte[BYTES];
        in.get(0, bytes);
        byte[] origin = Arrays.copyOfRange(bytes, 8, 8 + Merkle.HASH_BYTES);
        SegmentHeader header = new SegmentHeader(origin, in.getLong(40), in.getLong(48));
        return Arrays.equals(header.bytes(), bytes) ? Optional.of(header) : Optional.empty();
    }
}
