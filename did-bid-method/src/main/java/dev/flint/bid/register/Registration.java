package dev.flint.bid.register;

import dev.flint.ledger.Receipt;

/** What became of an operation. */
public sealed interface Registration {
    /** Durable and visible. */
    record Anchored(OperationEntry.Facts facts, Receipt receipt) implements Registration {}

    /** Left no trace. */
    record Refused(Refusal refusal) implements Registration {}
}
