package dev.flint.bid.register;

import dev.flint.bid.Bid;
import dev.flint.ledger.Receipt;

/** What became of an operation. */
public sealed interface Registration {
    /** Durable and visible. */
    record Anchored(OperationKind kind, Bid id, Receipt receipt) implements Registration {}

    /** Left no trace. */
    record Refused(Refusal refusal) implements Registration {}
}
