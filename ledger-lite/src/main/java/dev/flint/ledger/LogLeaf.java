package dev.flint.ledger;

import dev.flint.ledger.merkle.Merkle;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The leaf of an entry in the transaction log. An entry of up to 65,535 bytes is its own leaf (an entry tile carries a
 * 16-bit length, C2SP tlog-tiles). A longer one is represented by {@code flint/entry-sha256/v1\n} followed by its
 * SHA-256; no entry may itself begin with that text, so the two cannot be confused.
 */
public final class LogLeaf {
    /** Longest leaf, in bytes. */
    public static final int BYTES_MAX = 65_535;

    private static final byte[] STAND_IN = "flint/entry-sha256/v1\n".getBytes(StandardCharsets.US_ASCII);

    private LogLeaf() {}

    /** The leaf's bytes: the entry itself (shared) or its stand-in. */
    public static byte[] of(byte[] entry) {
        if (entry.length <= BYTES_MAX) {
            return entry;
        }
        byte[] leaf = Arrays.copyOf(STAND_IN, STAND_IN.length + Merkle.HASH_BYTES);
        System.arraycopy(Merkle.sha256(entry), 0, leaf, STAND_IN.length, Merkle.HASH_BYTES);
        return leaf;
    }

    /** Whether an entry begins with the reserved text and therefore may not be logged. */
    public static boolean isReserved(byte[] entry) {
        return entry.length >= STAND_IN.length
                && Arrays.equals(entry, 0, STAND_IN.length, STAND_IN, 0, STAND_IN.length);
    }
}
