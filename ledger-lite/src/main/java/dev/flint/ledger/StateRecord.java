package dev.flint.ledger;

/**
 * One version of one key.
 *
 * @param position the entry that caused it: leaf index in the transaction log
 * @param validFromMillis from when it holds, milliseconds since the epoch
 * @param record what the state's root commits to, the receiver's own copy
 * @param answer what readers are served, the receiver's own copy
 */
@SuppressWarnings("ArrayRecordComponent") // hot path: one copy at the border of the index, not two
public record StateRecord(long position, long validFromMillis, byte[] record, byte[] answer) {}
