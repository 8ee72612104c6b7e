package dev.flint.ledger;

import java.nio.file.Path;

/** The chain's directory is open elsewhere. */
public final class LedgerInUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LedgerInUseException(Path lock) {
        super(lock + " is held by another user of this ledger");
    }
}
