package dev.flint.bid.register;

import dev.flint.ledger.Admission;
import dev.flint.ledger.Slot;
import dev.flint.ledger.StateView;
import java.time.Instant;
import java.util.Optional;

/** An operation on a BID as an entry of the ledger. */
final class BidEntry implements OperationEntry {
    private final BidRule rule;
    private final byte[] bytes;
    private final Operation operation;
    private final Optional<Signer> signer;
    private final Optional<PreparedVersion> prepared;
    private final Optional<Instant> judgedAt;

    private BidEntry(
            BidRule rule,
            byte[] bytes,
            Operation operation,
            Optional<Signer> signer,
            Optional<PreparedVersion> prepared,
            Optional<Instant> judgedAt) {
        this.rule = rule;
        this.bytes = bytes;
        this.operation = operation;
        this.signer = signer;
        this.prepared = prepared;
        this.judgedAt = judgedAt;
    }

    /** One that has not been anchored yet; its proof was checked with this key. */
    static BidEntry proved(
            BidRule rule, byte[] bytes, Operation operation, Signer signer, Optional<PreparedVersion> prepared) {
        return new BidEntry(rule, bytes, operation, Optional.of(signer), prepared, Optional.empty());
    }

    /** One that is anchored: what was checked then is not checked again. */
    static BidEntry anchored(BidRule rule, byte[] bytes, Operation operation) {
        return new BidEntry(rule, bytes, operation, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public OperationEntry judgedAt(Instant time) {
        return new BidEntry(rule, bytes, operation, signer, prepared, Optional.of(time));
    }

    @Override
    public Optional<Instant> judgedAt() {
        return judgedAt;
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public String id() {
        return operation.id().canonical();
    }

    @Override
    public String kind() {
        return operation.kind().text();
    }

    @Override
    public boolean begins() {
        return operation.kind().begins();
    }

    @Override
    public Optional<Instant> updated() {
        return operation.updated();
    }

    @Override
    public Admission<Refusal> admit(StateView state, Slot slot) {
        return rule.admit(this, state, slot);
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
