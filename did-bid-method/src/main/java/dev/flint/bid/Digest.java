package dev.flint.bid;

import dev.flint.id.Base58;
import java.util.Base64;

/**
 * The 22 octets by which a BID is told from others, in registers instead of an array.
 *
 * @param octets how many octets a base58 text stands for; 22 in every BID that names a key, 0 in none
 * @param high the 48 (in a base58 text up to 64) bits before {@code middle}
 */
record Digest(int octets, long high, long middle, long low) {
    /** Octets of a digest in a BID. */
    static final int OCTETS = 22;
    /** Most base58 digits that 192 bits can take. */
    static final int BASE58_DIGITS_MAX = 32;

    static final Digest NONE = new Digest(0, 0, 0, 0);

    private static final int STEP_DIGITS = 10; // 58^10 is below 2^59
    private static final int SPARE_BITS = 4;
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    /** Takes the last 22 octets of a hash of 32. */
    static Digest ofHash(byte[] hash) {
        long high = 0;
        long middle = 0;
        long low = 0;
        for (int i = hash.length - OCTETS; i < hash.length; i++) {
            high = high << 8 | middle >>> 56;
            middle = middle << 8 | low >>> 56;
            low = low << 8 | (hash[i] & 0xff);
        }
        return new Digest(OCTETS, high, middle, low);
    }

    /** Reads base58 digits, all of them known to be of the alphabet and at most {@link #BASE58_DIGITS_MAX}. */
    static Digest ofBase58(Base58 alphabet, String text, int start, int end) {
        long high = 0;
        long middle = 0;
        long low = 0;
        for (int i = start; i < end; ) {
            long factor = 1;
            long addend = 0;
            for (int stepEnd = Math.min(i + STEP_DIGITS, end); i < stepEnd; i++) {
                factor *= 58;
                addend = addend * 58 + alphabet.digit(text.charAt(i));
            }
            long lowCarry = multiplyHigh(low, factor);
            low = low * factor + addend;
            lowCarry += Long.compareUnsigned(low, addend) < 0 ? 1 : 0;
            long middleCarry = multiplyHigh(middle, factor);
            middle = middle * factor + lowCarry;
            middleCarry += Long.compareUnsigned(middle, lowCarry) < 0 ? 1 : 0;
            high = high * factor + middleCarry;
        }
        int zeros = 0;
        while (start + zeros < end && text.charAt(start + zeros) == '1') {
            zeros++;
        }
        return new Digest(zeros + significantOctets(high, middle, low), high, middle, low);
    }

    /** Of 180 bits the first 176: base64 and bech32 both end in four bits that say nothing. */
    static Digest withoutSpareBits(long high, long middle, long low) {
        return new Digest(
                OCTETS,
                high >>> SPARE_BITS,
                middle >>> SPARE_BITS | high << (64 - SPARE_BITS),
                low >>> SPARE_BITS | middle << (64 - SPARE_BITS));
    }

    byte[] toOctets() {
        byte[] octets = new byte[OCTETS];
        for (int i = 0; i < OCTETS; i++) {
            octets[i] = octet(i);
        }
        return octets;
    }

    /** Octet i of 22. */
    byte octet(int i) {
        int shift = (OCTETS - 1 - i) * 8;
        long word = shift >= 128 ? high : shift >= 64 ? middle : low;
        return (byte) (word >>> (shift % 64));
    }

    /** Group i of 36: the digest and four zero bits, five at a time. */
    int fiveBits(int i) {
        int bit = i * 5;
        int first = octet(bit / 8) & 0xff;
        int second = bit / 8 + 1 < OCTETS ? octet(bit / 8 + 1) & 0xff : 0;
        return (first << 8 | second) >>> (11 - bit % 8) & 31;
    }

    /** The 30 data characters of base64. */
    String toBase64() {
        return Base64.getEncoder().withoutPadding().encodeToString(toOctets());
    }

    /** Base64 as a DID may hold it: {@code + /} percent-encoded, without padding. */
    String toEscapedBase64() {
        String plain = toBase64();
        StringBuilder escaped = new StringBuilder(plain.length() + 8);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == '+' || c == '/') {
                escaped.append('%').append(HEX[c >>> 4]).append(HEX[c & 0xf]);
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static int significantOctets(long high, long middle, long low) {
        int leadingZeros = high != 0
                ? Long.numberOfLeadingZeros(high)
                : middle != 0 ? 64 + Long.numberOfLeadingZeros(middle) : 128 + Long.numberOfLeadingZeros(low);
        return (192 - leadingZeros + 7) / 8;
    }

    /** The upper 64 bits of a product; {@code factor} is positive, {@code unsigned} is unsigned. */
    private static long multiplyHigh(long unsigned, long factor) {
        return Math.multiplyHigh(unsigned, factor) + ((unsigned >> 63) & factor);
    }
}
