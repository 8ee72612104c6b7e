package dev.flint.ledger;

/**
 * Where an entry stands or would stand.
 *
 * @param position zero-based leaf index in the transaction log
 * @param leafHash the entry's leaf hash there, 32 bytes, shared and read-only
 * @param timeMillis time of its block, milliseconds since the epoch; strictly grows from block to block
 */
@SuppressWarnings("ArrayRecordComponent") // hot path, compared by nobody
public record Slot(long position, byte[] leafHash, long timeMillis) {}
