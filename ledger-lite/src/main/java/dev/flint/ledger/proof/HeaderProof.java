package dev.flint.ledger.proof;

import java.util.List;

/**
 * A block header, that it is in the headers log, and the log's signed head. The same for all answers from one block.
 *
 * @param header bytes of the header
 * @param index its leaf index, which is the block's height
 * @param path inclusion path at the checkpoint's size, the leaf's sibling first, 32 bytes each
 * @param checkpoint signed note with the log's signature and the cosignatures
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by agreement: it is made to be written out
public record HeaderProof(byte[] header, long index, List<byte[]> path, String checkpoint) {
    private static final int HASH_BYTES = 32;
    /** Longest path: a log has less than 2^63 leaves. */
    private static final int HASHES_MAX = 63;

    public HeaderProof {
        path = List.copyOf(path);
        if (index < 0 || header.length == 0 || checkpoint.isEmpty()) {
            throw new IllegalArgumentException("no header: index " + index + ", bytes " + header.length);
        }
        checkPath(path);
    }

    static void checkPath(List<byte[]> path) {
        if (path.size() > HASHES_MAX || path.stream().anyMatch(hash -> hash.length != HASH_BYTES)) {
            throw new IllegalArgumentException("no path: " + path.size() + " hashes");
        }
    }
}
