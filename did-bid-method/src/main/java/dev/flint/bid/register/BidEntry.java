package dev.flint.bid.register;

import dev.flint.ledger.Entry;
import java.time.Instant;
import java.util.Optional;

/** An operation as an entry of the ledger. */
public final class BidEntry implements Entry {
    private final byte[] bytes;
    private final Operation operation;
    private final Optional<Signer> signer;
    private final Optional<PreparedVersion> prepared;
    private final Optional<Instant> judgedAt;

    private BidEntry(
            byte[] bytes,
            Operation operation,
            Optional<Signer> signer,
            Optional<PreparedVersion> prepared,
            Optional<Instant> judgedAt) {
        this.bytes = bytes;
        this.operation = operation;
        this.signer = signer;
        this.prepared = prepared;
        this.judgedAt = judgedAt;
    }

    /** One that has not been anchored yet; its proof was checked with this key. */
    static BidEntry proved(byte[] bytes, Operation operation, Signer signer, Optional<PreparedVersion> prepared) {
        return new BidEntry(bytes, operation, Optional.of(signer), prepared, Optional.empty());
    }

    /** One that is anchored: what was checked then is not checked again. */
    static BidEntry anchored(byte[] bytes, Operation operation) {
        return new BidEntry(bytes, operation, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, its time to be judged by another clock than the block's. */
    BidEntry judgedAt(Instant time) {
        return new BidEntry(bytes, operation, signer, prepared, Optional.of(time));
    }

    /** By which its time is judged; empty for the block's. */
    Optional<Instant> judgedAt() {
        return judgedAt;
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
