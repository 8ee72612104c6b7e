package dev.flint.ledger.proof;

import java.util.List;

/**
 * That an operation is in the transaction log at the size that the bundle's header names.
 *
 * @param position zero-based leaf index
 * @param leaf the leaf's bytes, 1 to 65,535
 * @param path inclusion path, the leaf's sibling first, 32 bytes each
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by agreement: it is made to be written out
public record TransactionProof(long position, byte[] leaf, List<byte[]> path) {
    private static final int LEAF_BYTES_MAX = 65_535;

    public TransactionProof {
        path = List.copyOf(path);
        if (position < 0 || leaf.length == 0 || leaf.length > LEAF_BYTES_MAX) {
            throw new IllegalArgumentException("no leaf: position " + position + ", bytes " + leaf.length);
        }
        HeaderProof.checkPath(path);
    }
}
