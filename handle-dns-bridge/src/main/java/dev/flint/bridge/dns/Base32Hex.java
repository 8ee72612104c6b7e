package dev.flint.bridge.dns;

import java.util.Optional;

/** RFC 4648, section 7, in lower case and without padding: keeps the order of octets, and survives any case. */
final class Base32Hex {
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuv";
    private static final int BITS = 5;

    private Base32Hex() {}

    static String encode(byte[] octets) {
        var text = new StringBuilder((octets.length * 8 + BITS - 1) / BITS);
        int buffer = 0;
        int bits = 0;
        for (byte octet : octets) {
            buffer = (buffer << 8 | (octet & 0xFF)) & 0xFFFF;
            for (bits += 8; bits >= BITS; bits -= BITS) {
                text.append(DIGITS.charAt(buffer >>> (bits - BITS) & 31));
            }
        }
        if (bits > 0) {
            text.append(DIGITS.charAt(buffer << (BITS - bits) & 31));
        }
        return text.toString();
    }

    static boolean isDigits(String text) {
        return text.chars().allMatch(c -> DIGITS.indexOf(c) >= 0);
    }

    /** Empty for what was not encoded so: other characters, a wrong length, bits that are left over and not zero. */
    static Optional<byte[]> decode(String text) {
        byte[] octets = new byte[text.length() * BITS / 8];
        int buffer = 0;
        int bits = 0;
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = DIGITS.indexOf(text.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            buffer = (buffer << BITS | digit) & 0xFFFF;
            bits += BITS;
            if (bits >= 8) {
                bits -= 8;
                octets[at++] = (byte) (buffer >>> bits);
            }
        }
        return encode(octets).equals(text) ? Optional.of(octets) : Optional.empty();
    }
}
