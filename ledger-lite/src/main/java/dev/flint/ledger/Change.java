package dev.flint.ledger;

/**
 * One new version of one key, caused by an entry.
 *
 * @param key 1 to {@value #KEY_BYTES_MAX} bytes, handed over
 * @param record 1 to {@value #RECORD_BYTES_MAX} bytes, handed over
 * @param validFromMillis from when the version holds; not negative, strictly grows per key
 */
@SuppressWarnings("ArrayRecordComponent") // hot path: a batch carries thousands, compared by nobody
public record Change(byte[] key, byte[] record, long validFromMillis) {
    /** Longest key: LMDB allows 511 bytes, of which the history takes ten. */
    public static final int KEY_BYTES_MAX = 400;

    /** Longest record, in bytes. */
    public static final int RECORD_BYTES_MAX = 1 << 20;

    public Change {
        if (key.length == 0 || key.length > KEY_BYTES_MAX) {
            throw new IllegalArgumentException("key of " + key.length + " bytes");
        }
        if (record.length == 0 || record.length > RECORD_BYTES_MAX) {
            throw new IllegalArgumentException("record of " + record.length + " bytes");
        }
        if (validFromMillis < 0) {
            throw new IllegalArgumentException("valid from " + validFromMillis);
        }
    }
}
