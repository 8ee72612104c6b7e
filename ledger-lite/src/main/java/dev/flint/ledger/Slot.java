package dev.flint.ledger;

/**
 * Where an entry stands or would stand.
 *
 * @param position zero-based leaf index in the transaction log
 * @param timeMillis time of its block, milliseconds since the epoch; strictly grows from block to block
 */
public record Slot(long position, long timeMillis) {}
