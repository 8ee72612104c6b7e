package dev.flint.methods;

import java.util.Arrays;
import java.util.Optional;

/** Base58 with the alphabet of Bitcoin, as multibase's {@code z} has it. */
final class Multibase {
    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final byte[] DIGITS = digits();
    /** So many digits at once: 58^5 times a limb of 32 bits still fits into 62. */
    private static final int CHUNK = 5;

    private Multibase() {}

    private static byte[] digits() {
        byte[] digits = new byte[128];
        Arrays.fill(digits, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            digits[ALPHABET.charAt(i)] = (byte) i;
        }
        return digits;
    }

    /** The octets of a text without its {@code z}; empty when a character is none of the alphabet. */
    static Optional<byte[]> decode(String text, int from) {
        int zeros = 0;
        while (from + zeros < text.length() && text.charAt(from + zeros) == '1') {
            zeros++;
        }
        // 32-bit limbs, the lowest first: log(58) / log(2^32) of a limb per digit.
        int[] limbs = new int[(text.length() - from) * 6 / 32 + 1];
        int used = 0;
        for (int i = from + zeros; i < text.length(); ) {
            long multiplier = 1;
            long carry = 0;
            for (int taken = 0; taken < CHUNK && i < text.length(); taken++, i++) {
                char c = text.charAt(i);
                if (c >= DIGITS.length || DIGITS[c] < 0) {
                    return Optional.empty();
                }
                multiplier *= 58;
                carry = carry * 58 + DIGITS[c];
            }
            for (int limb = 0; limb < used; limb++) {
                carry += (limbs[limb] & 0xFFFF_FFFFL) * multiplier;
                limbs[limb] = (int) carry;
                carry >>>= 32;
            }
            if (carry != 0) {
                limbs[used++] = (int) carry;
            }
        }
        return Optional.of(octets(limbs, used, zeros));
    }

    private static byte[] octets(int[] limbs, int used, int zeros) {
        int significant = used == 0 ? 0 : 4 * used - Integer.numberOfLeadingZeros(limbs[used - 1]) / 8;
        byte[] octets = new byte[zeros + significant];
        for (int i = 0; i < significant; i++) {
            octets[octets.length - 1 - i] = (byte) (limbs[i / 4] >>> (8 * (i % 4)));
        }
        return octets;
    }

    /** The text of octets, without the {@code z}. */
    static String encode(byte[] octets) {
        int zeros = 0;
        while (zeros < octets.length && octets[zeros] == 0) {
            zeros++;
        }
        byte[] number = Arrays.copyOfRange(octets, zeros, octets.length);
        // log(256) / log(58) of a digit per octet.
        char[] text = new char[zeros + number.length * 138 / 100 + 1];
        int at = text.length;
        for (int first = 0; first < number.length; ) {
            int rest = 0;
            for (int i = first; i < number.length; i++) {
                rest = rest << 8 | (number[i] & 0xFF);
                number[i] = (byte) (rest / 58);
                rest %= 58;
            }
            text[--at] = ALPHABET.charAt(rest);
            while (first < number.length && number[first] == 0) {
                first++;
            }
        }
        for (int i = 0; i < zeros; i++) {
            text[--at] = ALPHABET.charAt(0);
        }
        return new String(text, at, text.length - at);
    }
}
