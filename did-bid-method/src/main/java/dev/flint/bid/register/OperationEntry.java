package dev.flint.bid.register;

import dev.flint.ledger.Admission;
import dev.flint.ledger.Entry;
import dev.flint.ledger.Slot;
import dev.flint.ledger.StateView;
import java.time.Instant;
import java.util.Optional;

/** An operation as an entry of the ledger. */
public final class OperationEntry implements Entry {
    private final byte[] bytes;
    private final Facts facts;
    private final Admitting admitting;
    private final Optional<Signer> signer;
    private final Optional<PreparedVersion> prepared;
    private final Optional<Instant> judgedAt;

    /**
     * What is told of every operation.
     *
     * @param id canonical form of the DID whose record it changes
     * @param kind what it does, as written in it
     * @param begins whether it begins the history of its identifier
     * @param updated when the signer says that it happens
     */
    public record Facts(String id, String kind, boolean begins, Optional<Instant> updated) {}

    /** How an operation is admitted by the rule that it is under. */
    @FunctionalInterface
    public interface Admitting {
        /** As {@link dev.flint.ledger.AdmissionRule#admit}; the first change is that of the identifier's record. */
        Admission<Refusal> admit(OperationEntry entry, StateView state, Slot slot);
    }

    private OperationEntry(
            byte[] bytes,
            Facts facts,
            Admitting admitting,
            Optional<Signer> signer,
            Optional<PreparedVersion> prepared,
            Optional<Instant> judgedAt) {
        this.bytes = bytes;
        this.facts = facts;
        this.admitting = admitting;
        this.signer = signer;
        this.prepared = prepared;
        this.judgedAt = judgedAt;
    }

    /** One that has not been anchored yet; its proof was checked with this key. */
    public static OperationEntry proved(
            byte[] bytes, Facts facts, Admitting admitting, Signer signer, Optional<PreparedVersion> prepared) {
        return new OperationEntry(bytes, facts, admitting, Optional.of(signer), prepared, Optional.empty());
    }

    /** One that is anchored: what was checked then is not checked again. */
    public static OperationEntry anchored(byte[] bytes, Facts facts, Admitting admitting) {
        return new OperationEntry(bytes, facts, admitting, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, its time to be judged by another clock than the block's. */
    OperationEntry judgedAt(Instant time) {
        return new OperationEntry(bytes, facts, admitting, signer, prepared, Optional.of(time));
    }

    /** By which its time is judged; empty for the block's. */
    public Optional<Instant> judgedAt() {
        return judgedAt;
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    public Facts facts() {
        return facts;
    }

    /** Empty once anchored. */
    public Optional<Signer> signer() {
        return signer;
    }

    /** What this operation leads to, if it was built ahead. */
    public Optional<PreparedVersion> prepared() {
        return prepared;
    }

    Admission<Refusal> admit(StateView state, Slot slot) {
        return admitting.admit(this, state, slot);
    }
}
