package dev.flint.ledger;

/**
 * One new version of one key, caused by an entry.
 *
 * @param key {@link StateKey#BYTES} bytes, handed over
 * @param record what the state's root commits to: 1 to {@value #RECORD_BYTES_MAX} bytes, handed over; a function of
 *     the entries up to this one and of nothing else, today and after every later version of the program
 * @param answer what readers are served, derived from the entry: up to {@value #ANSWER_BYTES_MAX} bytes, handed over
 * @param validFromMillis from when the version holds; not negative, strictly grows per key
 */
@SuppressWarnings("ArrayRecordComponent") // hot path: a batch carries thousands, compared by nobody
public record Change(byte[] key, byte[] record, byte[] answer, long validFromMillis) {
    /** Longest record, in bytes: proofs carry it. */
    public static final int RECORD_BYTES_MAX = 1 << 16;

    /** Longest answer, in bytes. */
    public static final int ANSWER_BYTES_MAX = 1 << 20;

    public Change {
        if (key.length != StateKey.BYTES) {
            throw new IllegalArgumentException("key of " + key.length + " bytes");
        }
        if (record.length == 0 || record.length > RECORD_BYTES_MAX) {
            throw new IllegalArgumentException("record of " + record.length + " bytes");
        }
        if (answer.length > ANSWER_BYTES_MAX) {
            throw new IllegalArgumentException("answer of " + answer.length + " bytes");
        }
        if (validFromMillis < 0) {
            throw new IllegalArgumentException("valid from " + validFromMillis);
        }
    }
}
