package dev.flint.ledger;

import java.nio.file.Path;

/**
 * Where reading the log stopped before its clean end.
 *
 * @param offset of the record at fault
 * @param blockStart of its block: where the log would be cut
 * @param maybeTorn true when an interrupted write explains it as well as an altered byte
 */
record WalFault(Path file, long offset, int blockStart, boolean maybeTorn, String what) {
    LedgerDamagedException asException() {
        return new LedgerDamagedException(file.toString(), offset, what);
    }
}
