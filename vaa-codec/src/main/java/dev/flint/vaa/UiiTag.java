package dev.flint.vaa;

import java.util.HexFormat;

/**
 * Memory bank 01 of a tag from the protocol control word on: ISO/IEC 17360.
 *
 * @param userMemory bit UMI: whether there is more in bank 11
 * @param extended bit XI
 * @param text data with identifiers
 * @param eot whether the text ends with an explicit end
 */
public record UiiTag(Afi afi, boolean userMemory, boolean extended, String text, boolean eot) {
    private static final int WORDS_MAX = 31;
    private static final int WORD_BITS = 16;
    private static final int SIX = 6;
    private static final int PC_OCTETS = 2;
    private static final int WORD_DIGITS = 4;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** What came of encoding. */
    public sealed interface Encoding {
        /**
         * The bits.
         *
         * @param hex from the protocol control word on
         * @param padBits how many bits are no character's
         */
        record Encoded(String hex, int padBits) implements Encoding {
            /** Length of the UII. */
            public int words() {
                return hex.length() / WORD_DIGITS - 1;
            }

            public String pcHex() {
                return hex.substring(0, WORD_DIGITS);
            }

            public String uiiHex() {
                return hex.substring(WORD_DIGITS);
            }
        }

        /** No tag can hold it; the index is within the text. */
        record Rejected(CodecError error, int index) implements Encoding {}
    }

    /** A tag as it is written here: no user memory, no end but padding, from which a blank could not be told. */
    public static UiiTag of(Afi afi, String text) {
        return new UiiTag(afi, false, false, text, text.endsWith(" "));
    }

    /** As bits. */
    public Encoding encode() {
        int characters = text.length() + (eot ? 1 : 0);
        int bits = SIX * characters;
        int words = (bits + WORD_BITS - 1) / WORD_BITS;
        byte[] ascii = Ascii.octets(eot ? text + Envelope15434.EOT : text, characters);
        byte[] octets = new byte[PC_OCTETS + Math.max(2 * words, SixBit.octets(characters))];
        int encoded = SixBit.encode(ascii, 0, characters, octets, PC_OCTETS);
        if (encoded < 0) {
            return new Encoding.Rejected(CodecError.NOT_SIX_BIT_ENCODABLE, -1 - encoded);
        }
        if (words > WORDS_MAX) {
            return new Encoding.Rejected(CodecError.UII_TOO_LONG_FOR_PC, WORDS_MAX * WORD_BITS / SIX);
        }
        // 100000 again and again: the first of each six bits is set.
        for (int bit = bits; bit < WORD_BITS * words; bit += SIX) {
            octets[PC_OCTETS + bit / 8] |= (byte) (0x80 >> bit % 8);
        }
        int pc = words << 11 | (userMemory ? 1 << 10 : 0) | (extended ? 1 << 9 : 0) | 1 << 8 | afi.code();
        octets[0] = (byte) (pc >> 8);
        octets[1] = (byte) pc;
        return new Encoding.Encoded(HEX.formatHex(octets, 0, PC_OCTETS + 2 * words), WORD_BITS * words - bits);
    }
}
