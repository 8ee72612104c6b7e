package dev.flint.bid;

import java.util.Arrays;

/**
 * The data part and checksum of BIP-173 (constant 1) under the human-readable part {@code bid}, of which the text shows
 * neither that part nor the separator: 36 characters of data and 6 of checksum (BID digest, 2.3).
 */
final class Bech32 {
    static final int DATA_CHARS = 36;
    static final int CHECKSUM_CHARS = 6;
    static final int CHARS = DATA_CHARS + CHECKSUM_CHARS;

    private static final int BITS = 5;
    private static final int[] GENERATORS = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};

    /** Checksum register after the expanded human-readable part. */
    static final int REGISTER_START = registerAfterPrefix("bid");
    /** Checksum register after a right text. */
    static final int REGISTER_END = 1;

    private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final byte[] DIGITS = digits();

    private Bech32() {}

    /** Value of a character, or a negative number; upper case is not read. */
    static int digit(char c) {
        return c < DIGITS.length ? DIGITS[c] : -1;
    }

    /** The checksum register after one more value of five bits. */
    static int next(int register, int value) {
        int top = register >>> 25;
        int next = ((register & 0x1ffffff) << BITS) ^ value;
        for (int i = 0; i < GENERATORS.length; i++) {
            if ((top >>> i & 1) != 0) {
                next ^= GENERATORS[i];
            }
        }
        return next;
    }

    static String encode(Digest digest) {
        StringBuilder text = new StringBuilder(CHARS);
        int register = REGISTER_START;
        for (int i = 0; i < DATA_CHARS; i++) {
            int value = digest.fiveBits(i);
            register = next(register, value);
            text.append(ALPHABET.charAt(value));
        }
        return appendChecksum(text, register).toString();
    }

    private static StringBuilder appendChecksum(StringBuilder text, int register) {
        int checksum = register;
        for (int i = 0; i < CHECKSUM_CHARS; i++) {
            checksum = next(checksum, 0);
        }
        checksum ^= REGISTER_END;
        for (int i = CHECKSUM_CHARS - 1; i >= 0; i--) {
            text.append(ALPHABET.charAt((checksum >>> (i * BITS)) & 31));
        }
        return text;
    }

    private static int registerAfterPrefix(String prefix) {
        int register = 1;
        for (int i = 0; i < prefix.length(); i++) {
            register = next(register, prefix.charAt(i) >>> BITS);
        }
        register = next(register, 0);
        for (int i = 0; i < prefix.length(); i++) {
            register = next(register, prefix.charAt(i) & 31);
        }
        return register;
    }

    private static byte[] digits() {
        byte[] digits = new byte[128];
        Arrays.fill(digits, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            digits[ALPHABET.charAt(i)] = (byte) i;
        }
        return digits;
    }
}
