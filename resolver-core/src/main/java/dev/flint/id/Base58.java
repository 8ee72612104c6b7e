package dev.flint.id;

import java.util.Arrays;
import java.util.Optional;

/**
 * Base58 over one of two alphabets: big-integer base conversion, one {@code 1} per leading zero octet.
 *
 * <p>The alphabets hold the same 58 characters, so a text never tells by which one it was written (BID digest, 2.2).
 */
public final class Base58 {
    /** The chain's alphabet: b and B, u and U have changed places. No specification says so, every SDK does it. */
    public static final Base58 BIF = new Base58("123456789AbCDEFGHJKLMNPQRSTuVWXYZaBcdefghijkmnopqrstUvwxyz");

    /** Bitcoin's alphabet, which multibase {@code z} uses, too. */
    public static final Base58 BTC = new Base58("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz");

    private static final int RADIX = 58;
    private static final char ZERO = '1';
    private static final int NOT_A_DIGIT = -1;
    private static final int ASCII = 128;
    /** Digits handled at once: the greatest power of 58 below 2^31, so that a remainder and a limb fit in a long. */
    private static final int STEP_DIGITS = 5;

    private static final long STEP = 656_356_768; // 58^5
    private static final long LIMB_MASK = 0xffff_ffffL;

    private final String alphabet;
    private final byte[] digits = new byte[ASCII];

    private Base58(String alphabet) {
        this.alphabet = alphabet;
        Arrays.fill(digits, (byte) NOT_A_DIGIT);
        for (int i = 0; i < alphabet.length(); i++) {
            digits[alphabet.charAt(i)] = (byte) i;
        }
    }

    /** Encodes octets of any number. */
    public String encode(byte[] octets) {
        int[] limbs = limbs(octets);
        // 1.38 characters for each octet, and the last step's digits before the number begins.
        char[] text = new char[octets.length * 138 / 100 + 1 + STEP_DIGITS];
        int at = text.length;
        int first = 0;
        while (first < limbs.length) {
            if (limbs[first] == 0) {
                first++;
            } else {
                long remainder = divideByStep(limbs, first);
                for (int i = 0; i < STEP_DIGITS; i++) {
                    text[--at] = alphabet.charAt((int) (remainder % RADIX));
                    remainder /= RADIX;
                }
            }
        }
        while (at < text.length && text[at] == ZERO) {
            at++;
        }
        for (int i = 0; i < octets.length && octets[i] == 0; i++) {
            text[--at] = ZERO;
        }
        return new String(text, at, text.length - at);
    }

    /**
     * Decodes a text.
     *
     * @param octetsMax most octets that the text may stand for
     * @return the octets, or empty for a character outside the alphabet or too many octets
     */
    public Optional<byte[]> decode(String text, int octetsMax) {
        if (text.length() > octetsMax * 138 / 100 + 1) {
            return Optional.empty();
        }
        int[] limbs = new int[(octetsMax + 3) / 4 + 1];
        long overflow = 0;
        for (int i = 0; i < text.length(); ) {
            long factor = 1;
            long addend = 0;
            for (int stepEnd = Math.min(i + STEP_DIGITS, text.length()); i < stepEnd; i++) {
                int digit = digit(text.charAt(i));
                if (digit < 0) {
                    return Optional.empty();
                }
                factor *= RADIX;
                addend = addend * RADIX + digit;
            }
            overflow |= multiplyAndAdd(limbs, factor, addend);
        }
        int zeros = 0;
        while (zeros < text.length() && text.charAt(zeros) == ZERO) {
            zeros++;
        }
        int significant = significantOctets(limbs);
        if (overflow != 0 || zeros + significant > octetsMax) {
            return Optional.empty();
        }
        return Optional.of(octets(limbs, zeros, significant));
    }

    /** Value of a character, or a negative number. */
    public int digit(char c) {
        return c < ASCII ? digits[c] : NOT_A_DIGIT;
    }

    private static int[] limbs(byte[] octets) {
        int[] limbs = new int[(octets.length + 3) / 4];
        for (int i = 0; i < octets.length; i++) {
            int fromEnd = octets.length - 1 - i;
            limbs[limbs.length - 1 - fromEnd / 4] |= (octets[i] & 0xff) << (fromEnd % 4 * 8);
        }
        return limbs;
    }

    private static byte[] octets(int[] limbs, int zeros, int significant) {
        byte[] octets = new byte[zeros + significant];
        for (int fromEnd = 0; fromEnd < significant; fromEnd++) {
            octets[octets.length - 1 - fromEnd] = (byte) (limbs[limbs.length - 1 - fromEnd / 4] >>> (fromEnd % 4 * 8));
        }
        return octets;
    }

    private static long divideByStep(int[] limbs, int first) {
        long remainder = 0;
        for (int i = first; i < limbs.length; i++) {
            long dividend = remainder << 32 | (limbs[i] & LIMB_MASK);
            limbs[i] = (int) (dividend / STEP);
            remainder = dividend % STEP;
        }
        return remainder;
    }

    private static long multiplyAndAdd(int[] limbs, long factor, long addend) {
        long carry = addend;
        for (int i = limbs.length - 1; i >= 0; i--) {
            long product = (limbs[i] & LIMB_MASK) * factor + carry;
            limbs[i] = (int) product;
            carry = product >>> 32;
        }
        return carry;
    }

    private static int significantOctets(int[] limbs) {
        for (int i = 0; i < limbs.length; i++) {
            if (limbs[i] != 0) {
                return (limbs.length - i) * 4 - Integer.numberOfLeadingZeros(limbs[i]) / 8;
            }
        }
        return 0;
    }
}
