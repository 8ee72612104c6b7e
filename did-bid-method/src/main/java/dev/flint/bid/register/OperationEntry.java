package dev.flint.bid.register;

import dev.flint.ledger.Admission;
import dev.flint.ledger.Entry;
import dev.flint.ledger.Slot;
import dev.flint.ledger.StateView;
import java.time.Instant;
import java.util.Optional;

/** An operation as an entry of the ledger. */
public interface OperationEntry extends Entry {
    /** Canonical form of the DID whose record it changes. */
    String id();

    /** What it does, as written in it. */
    String kind();

    /** Whether it begins the history of its identifier. */
    boolean begins();

    /** When the signer says that it happens. */
    Optional<Instant> updated();

    /** By which its time is judged; empty for the block's. */
    Optional<Instant> judgedAt();

    /** The same, its time to be judged by another clock than the block's. */
    OperationEntry judgedAt(Instant time);

    /** As {@link dev.flint.ledger.AdmissionRule#admit}; the first change is that of its identifier's record. */
    Admission<Refusal> admit(StateView state, Slot slot);
}
