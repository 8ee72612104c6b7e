package dev.flint.ledger.note;

import java.util.Base64;

/** Base64 of which each value has exactly one spelling: standard alphabet, padded, unused bits zero. */
final class StrictBase64 {
    private static final byte[] NONE = {};

    private StrictBase64() {}

    /** The bytes, or an empty array for anything that is not the one spelling of at least one byte. */
    static byte[] decode(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return Base64.getEncoder().encodeToString(bytes).equals(text) ? bytes : NONE;
        } catch (IllegalArgumentException notBase64) {
            return NONE;
        }
    }
}
