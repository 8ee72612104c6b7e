package dev.flint.ledger;

/** A typed entry that knows its bytes. */
public interface Entry {
    /** Longest entry, in bytes. */
    int BYTES_MAX = 524_288;

    /**
     * What is written to the log.
     *
     * @return 1 to {@value #BYTES_MAX} bytes, shared and read-only; they may not begin with the text by which the log
     *     stands in for a long entry (see {@link LogLeaf})
     */
    byte[] bytes();
}
