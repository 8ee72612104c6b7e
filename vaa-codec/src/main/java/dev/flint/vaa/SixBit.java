package dev.flint.vaa;

import java.util.Arrays;

/**
 * The six-bit characters of tags: ISO 17363 to 17367. They are the low six bits of ASCII 20 to 5F, but that five of
 * them stand for separators and five are reserved. Lower case has none.
 */
public final class SixBit {
    static final int EOT_CODE = 0b100001;
    static final int PAD_CODE = 0b100000;

    private static final byte NONE = -1;
    private static final byte[] CODES = codes();
    private static final byte[] CHARACTERS = characters();
    private static final int BITS = 6;

    private SixBit() {}

    private static byte[] characters() {
        byte[] characters = new byte[64];
        for (int code = 0; code < 32; code++) {
            characters[code] = (byte) ('@' + code);
            characters[32 + code] = (byte) (' ' + code);
        }
        characters[0b011110] = Elements.GS;
        characters[0b011111] = Envelope15434.RS;
        characters[EOT_CODE] = Envelope15434.EOT;
        characters[0b100011] = 0x1C; // FS
        characters[0b100100] = 0x1F; // US
        for (int reserved : new int[] {0b100010, 0b100101, 0b100110, 0b100111}) {
            characters[reserved] = NONE;
        }
        return characters;
    }

    private static byte[] codes() {
        byte[] codes = new byte[256];
        Arrays.fill(codes, NONE);
        byte[] characters = characters();
        for (int code = 0; code < characters.length; code++) {
            if (characters[code] != NONE) {
                codes[characters[code]] = (byte) code;
            }
        }
        return codes;
    }

    /** Octets that so many characters take. */
    public static int octets(int characters) {
        return (characters * BITS + 7) / 8;
    }

    /**
     * Encodes, four characters to three octets; unused bits at the end are 0.
     *
     * @return bits written; if negative, -1 - the index of the first character that has no code
     * @throws IndexOutOfBoundsException if a range is not within its array
     */
    public static int encode(byte[] text, int offset, int length, byte[] out, int outOffset) {
        int at = outOffset;
        int i = 0;
        for (; i + 4 <= length; i += 4) {
            int a = CODES[text[offset + i] & 0xFF];
            int b = CODES[text[offset + i + 1] & 0xFF];
            int c = CODES[text[offset + i + 2] & 0xFF];
            int d = CODES[text[offset + i + 3] & 0xFF];
            if ((a | b | c | d) < 0) {
                return notEncodable(text, offset, i, length);
            }
            int bits = a << 18 | b << 12 | c << 6 | d;
            out[at] = (byte) (bits >> 16);
            out[at + 1] = (byte) (bits >> 8);
            out[at + 2] = (byte) bits;
            at += 3;
        }
        int rest = length - i;
        if (rest > 0) {
            int bits = 0;
            for (int j = 0; j < rest; j++) {
                int code = CODES[text[offset + i + j] & 0xFF];
                if (code < 0) {
                    return notEncodable(text, offset, i, length);
                }
                bits |= code << (18 - BITS * j);
            }
            for (int j = 0; j < octets(rest); j++) {
                out[at + j] = (byte) (bits >> (16 - 8 * j));
            }
        }
        return BITS * length;
    }

    private static int notEncodable(byte[] text, int offset, int from, int length) {
        int i = from;
        while (i < length && CODES[text[offset + i] & 0xFF] >= 0) {
            i++;
        }
        return -1 - i;
    }

    /**
     * Decodes.
     *
     * @param characters how many
     * @return -1 if all have been; otherwise the index of the first reserved code, up to which they have
     * @throws IndexOutOfBoundsException if a range is not within its array
     */
    public static int decode(byte[] octets, int offset, int characters, byte[] out, int outOffset) {
        int i = 0;
        int at = offset;
        for (; i + 4 <= characters; i += 4, at += 3) {
            int bits = (octets[at] & 0xFF) << 16 | (octets[at + 1] & 0xFF) << 8 | (octets[at + 2] & 0xFF);
            int a = CHARACTERS[bits >> 18];
            int b = CHARACTERS[bits >> 12 & 63];
            int c = CHARACTERS[bits >> 6 & 63];
            int d = CHARACTERS[bits & 63];
            out[outOffset + i] = (byte) a;
            out[outOffset + i + 1] = (byte) b;
            out[outOffset + i + 2] = (byte) c;
            out[outOffset + i + 3] = (byte) d;
            if ((a | b | c | d) < 0) {
                return i + (a < 0 ? 0 : b < 0 ? 1 : c < 0 ? 2 : 3);
            }
        }
        for (int bit = 8 * (at - offset); i < characters; i++, bit += BITS) {
            int first = offset + bit / 8;
            int two = (octets[first] & 0xFF) << 8 | (bit % 8 > 2 ? octets[first + 1] & 0xFF : 0);
            int character = CHARACTERS[two >> (10 - bit % 8) & 63];
            out[outOffset + i] = (byte) character;
            if (character < 0) {
                return i;
            }
        }
        return -1;
    }
}
