package dev.flint.bid.register;

import dev.flint.ledger.Entry;
import java.util.Optional;

/** An operation as an entry of the ledger. */
public final class BidEntry implements Entry {
    private final byte[] bytes;
    private final Operation operation;
    private final Optional<Signer> signer;
    private final Optional<PreparedVersion> prepared;

    private BidEntry(byte[] bytes, Operation operation, Optional<Signer> signer, Optional<PreparedVersion> prepared) {
        this.bytes = bytes;
        this.operation = operation;
        this.signer = signer;
        this.prepared = prepared;
    }

    /** One that has not been anchored yet; its proof was checked with this key. */
    static BidEntry proved(byte[] bytes, Operation operation, Signer signer, Optional<PreparedVersion> prepared) {
        return new BidEntry(bytes, operation, Optional.of(signer), prepared);
    }

    /** One that is anchored: what was checked then is not checked again. */
    static BidEntry anchored(byte[] bytes, Operation operation) {
        return new BidEntry(bytes, operation, Optional.empty(), Optional.empty());
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    Operation operation() {
        return operation;
    }

    /** Empty once anchored. */
    Optional<Signer> signer() {
        return signer;
    }

    /** What this operation leads to, if it was built ahead. */
    Optional<PreparedVersion> prepared() {
        return prepared;
    }
}
