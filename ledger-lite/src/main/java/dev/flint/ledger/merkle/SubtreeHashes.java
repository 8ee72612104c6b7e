package dev.flint.ledger.merkle;

/** Where the hashes of a tree come from. */
@FunctionalInterface
public interface SubtreeHashes {
    /**
     * Root of a perfect subtree.
     *
     * @param level the subtree has 2^level leaves
     * @param index it begins at leaf index · 2^level
     * @return 32 bytes, handed over
     */
    byte[] hash(int level, long index);
}
