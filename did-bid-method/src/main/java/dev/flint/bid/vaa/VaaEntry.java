package dev.flint.bid.vaa;

import dev.flint.bid.register.OperationEntry;
import dev.flint.bid.register.PreparedVersion;
import dev.flint.bid.register.Refusal;
import dev.flint.bid.register.Signer;
import dev.flint.ledger.Admission;
import dev.flint.ledger.Slot;
import dev.flint.ledger.StateView;
import java.time.Instant;
import java.util.Optional;

/** An operation on a code or a node as an entry of the ledger. */
final class VaaEntry implements OperationEntry {
    private final VaaRule rule;
    private final byte[] bytes;
    private final VaaOperation operation;
    private final Optional<Signer> signer;
    private final Optional<PreparedVersion> prepared;
    private final Optional<Instant> judgedAt;

    private VaaEntry(
            VaaRule rule,
            byte[] bytes,
            VaaOperation operation,
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
    static VaaEntry proved(
            VaaRule rule, byte[] bytes, VaaOperation operation, Signer signer, Optional<PreparedVersion> prepared) {
        return new VaaEntry(rule, bytes, operation, Optional.of(signer), prepared, Optional.empty());
    }

    /** One that is anchored: what was checked then is not checked again. */
    static VaaEntry anchored(VaaRule rule, byte[] bytes, VaaOperation operation) {
        return new VaaEntry(rule, bytes, operation, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public OperationEntry judgedAt(Instant time) {
        return new VaaEntry(rule, bytes, operation, signer, prepared, Optional.of(time));
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
        return operation.id().did();
    }

    @Override
    public String kind() {
        return operation.kind().text();
    }

    @Override
    public boolean begins() {
        return operation.kind() == VaaOperationKind.REGISTER;
    }

    @Override
    public Optional<Instant> updated() {
        return Optional.of(operation.updated());
    }

    @Override
    public Admission<Refusal> admit(StateView state, Slot slot) {
        return rule.admit(this, state, slot);
    }

    VaaOperation operation() {
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
