package dev.flint.ledger;

import dev.flint.ledger.merkle.LogHashes;

/**
 * All that is derived from the log: whatever of it is lost or in doubt is made anew.
 *
 * @param index what each key says, and where everything lies
 * @param tree commits to what each key says
 * @param entries hashes of the transaction log, as tiles
 * @param headers hashes of the headers log, as tiles
 */
record Derived(Index index, StateTree tree, LogHashes entries, LogHashes headers) implements AutoCloseable {
    /** Waits for the reads in flight. */
    @Override
    public void close() {
        index.close();
        entries.close();
        headers.close();
    }
}
