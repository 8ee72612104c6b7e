package dev.flint.ledger;

import dev.flint.ledger.merkle.Merkle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A block's header: one leaf of the headers log. Big-endian, offsets for a chain code of n bytes:
 *
 * <pre>
 *   0    4     5        6      6+n    14+n       22+n   30+n   62+n      94+n       126+n           158+n   190+n
 *   +----+-----+--------+------+------+----------+------+------+---------+----------+---------------+-------+
 *   |FLH1|suite|chainLen|chain |height|timeMillis|txSize|txRoot|stateRoot|prevHeader|validatorSetHash| extra|
 *   +----+-----+--------+------+------+----------+------+------+---------+----------+---------------+-------+
 *    4    1     1        n      8      8          8      32     32        32         32              32
 * </pre>
 *
 * Suite 1 is SHA-256. The validator set's hash and the extra hash are 32 zero bytes as long as one writer decides.
 *
 * @param chain chain code, ASCII; empty for the main chain
 * @param height zero-based
 * @param timeMillis block time
 * @param txSize entries in the transaction log, this block's included
 * @param txRoot root of the transaction log at that size
 * @param stateRoot root of the prefix tree after this block
 * @param previous leaf hash of the previous header, 32 zero bytes for the first
 */
@SuppressWarnings("ArrayRecordComponent") // package business, written once
public record BlockHeader(
        String chain, long height, long timeMillis, long txSize, byte[] txRoot, byte[] stateRoot, byte[] previous) {
    /** Longest chain code: its length is one byte, and codes are short. */
    static final int CHAIN_BYTES_MAX = 32;

    static final int FIXED_BYTES = 190;

    private static final int MAGIC = 0x464c4831; // "FLH1"
    private static final byte SUITE_SHA256 = 1;
    private static final byte[] ZEROS = new byte[Merkle.HASH_BYTES];

    /** The header's bytes, 190 and the chain code. */
    public byte[] bytes() {
        byte[] code = chain.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(FIXED_BYTES + code.length)
                .putInt(MAGIC)
                .put(SUITE_SHA256)
                .put((byte) code.length)
                .put(code)
                .putLong(height)
                .putLong(timeMillis)
                .putLong(txSize)
                .put(txRoot)
                .put(stateRoot)
                .put(previous)
                .put(ZEROS)
                .put(ZEROS)
                .array();
    }

    /** Leaf hash in the headers log. */
    public byte[] leafHash() {
        return Merkle.leafHash(bytes());
    }

    /** Reads a header; empty when the bytes are none of suite 1. */
    public static Optional<BlockHeader> parse(byte[] bytes) {
        if (bytes.length < FIXED_BYTES) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        boolean known = in.getInt() == MAGIC && in.get() == SUITE_SHA256;
        int codeBytes = in.get() & 0xff;
        if (!known || bytes.length != FIXED_BYTES + codeBytes) {
            return Optional.empty();
        }
        byte[] code = take(in, codeBytes);
        long height = in.getLong();
        long time = in.getLong();
        long txSize = in.getLong();
        byte[] txRoot = take(in, Merkle.HASH_BYTES);
        byte[] stateRoot = take(in, Merkle.HASH_BYTES);
        byte[] previous = take(in, Merkle.HASH_BYTES);
        String chain = new String(code, StandardCharsets.US_ASCII);
        BlockHeader header = new BlockHeader(chain, height, time, txSize, txRoot, stateRoot, previous);
        return Arrays.equals(header.bytes(), bytes) ? Optional.of(header) : Optional.empty();
    }

    private static byte[] take(ByteBuffer in, int length) {
        byte[] out = new byte[length];
        in.get(out);
        return out;
    }
}
