package dev.flint.ledger;

/**
 * Proof of patience: the entry is durable and visible to readers.
 *
 * @param position leaf index in the transaction log
 * @param height height of its block, zero-based
 * @param timeMillis time of its block
 * @param leafHash RFC 6962 leaf hash of the entry, 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // the receiver's own
public record Receipt(long position, long height, long timeMillis, byte[] leafHash) {}
