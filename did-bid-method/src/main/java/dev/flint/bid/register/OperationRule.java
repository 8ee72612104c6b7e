package dev.flint.bid.register;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.ledger.StateView;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What the ledger does with the operations on one kind of identifiers. */
public interface OperationRule {
    /** Whether it is the one for this operation. */
    boolean owns(ObjectNode operation);

    /**
     * An operation before it is anchored.
     *
     * @param bytes as they came, which is what will be anchored
     * @param tree what they say
     * @param trusted whether it is the operator's own, imports included
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, compared by nobody
    record Given(byte[] bytes, ObjectNode tree, boolean trusted) {}

    /** What came of checking an operation. */
    sealed interface Checked permits Proved, Refused {}

    /** Ready to be submitted. */
    record Proved(OperationEntry entry) implements Checked {}

    /**
     * Not to be.
     *
     * @param id canonical DID that it is about; empty when it could not even be read
     */
    record Refused(Optional<String> id, Refusal refusal) implements Checked {}

    /**
     * All that is asked of an operation before it goes to the ledger's writer: the dear signature last. Any thread.
     *
     * @param now the time to judge it by, for the time that it gives itself
     */
    Checked check(Given given, StateView state, Function<Optional<Instant>, Instant> now);

    /** An operation that is in the log, where only those are that were admitted. */
    OperationEntry anchored(byte[] bytes, ObjectNode tree);

    /** As {@link dev.flint.ledger.AdmissionRule#derivation}. */
    String derivation();
}
