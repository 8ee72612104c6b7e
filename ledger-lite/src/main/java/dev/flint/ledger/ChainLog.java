package dev.flint.ledger;

/** The two logs of a chain. */
public enum ChainLog {
    /** The transaction log: a leaf for each entry. */
    ENTRIES,
    /** The headers log: a leaf for each block. Its head is what the chain signs. */
    HEADERS
}
