package dev.flint.vaa;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The six-bit characters of tags: ISO 17363 to 17367. They are the low six bits of ASCII 20 to 5F, but that five of
 * them stand for separators and five are reserved. Lower case has none.
 */
public final class SixBit {
    static final int EOT_CODE = 0b100001;
    static final int PAD_CODE = 0b100000;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final byte NONE = -1;
    private static final byte[] CODES = codes();
    private static final byte[] CHARACTERS = characters();
    private static final int BITS = 6;
    private static final int EIGHT = 8;
    private static final int EIGHT_IN_OCTETS = 6;
    /** Eight characters without a bit among their low six. */
    private static final long ALL_AT = 0x4040_4040_4040_4040L;

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
        for (; i + EIGHT <= length; i += EIGHT, at += EIGHT_IN_OCTETS) {
            long eight = (long) LONGS.get(text, offset + i);
            if (!arePlain(eight)) {
                return encodeSlowly(text, offset, length, out, outOffset);
            }
            long bits = packed(eight);
            INTS.set(out, at, (int) (bits >>> 16));
            SHORTS.set(out, at + 4, (short) bits);
        }
        int rest = length - i;
        if (rest == 0) {
            return BITS * length;
        }
        if (i == 0) {
            return encodeSlowly(text, offset, length, out, outOffset);
        }
        // The last eight again, those that are done pushed out, and behind them what has no bit set.
        long eight =
                ((long) LONGS.get(text, offset + length - EIGHT) << (8 * (EIGHT - rest))) | (ALL_AT >>> (8 * rest));
        if (!arePlain(eight)) {
            return encodeSlowly(text, offset, length, out, outOffset);
        }
        long bits = packed(eight);
        for (int octet = 0; octet < octets(rest); octet++) {
            out[at + octet] = (byte) (bits >>> (40 - 8 * octet));
        }
        return BITS * length;
    }

    /** The low six bits of eight characters, in 48. */
    private static long packed(long eight) {
        long bits = eight & 0x3F3F_3F3F_3F3F_3F3FL;
        bits = (bits & 0x003F_003F_003F_003FL) | ((bits & 0x3F00_3F00_3F00_3F00L) >>> 2);
        bits = (bits & 0x0000_0FFF_0000_0FFFL) | ((bits & 0x0FFF_0000_0FFF_0000L) >>> 4);
        return (bits & 0x00FF_FFFFL) | ((bits & 0x00FF_FFFF_0000_0000L) >>> 8);
    }

    /** One by one: separators, and what has no code. */
    private static int encodeSlowly(byte[] text, int offset, int length, byte[] out, int outOffset) {
        int bits = 0;
        int held = 0;
        int at = outOffset;
        for (int i = 0; i < length; i++) {
            int code = CODES[text[offset + i] & 0xFF];
            if (code < 0) {
                return -1 - i;
            }
            bits = bits << BITS | code;
            held += BITS;
            if (held >= 8) {
                held -= 8;
                out[at++] = (byte) (bits >> held);
            }
        }
        if (held > 0) {
            out[at] = (byte) (bits << (8 - held));
        }
        return BITS * length;
    }

    /**
     * Decodes.
     *
     * @param characters how many
     * @return -1 if all have been; otherwise the index of the first reserved code, up to which they have
     * @throws IndexOutOfBoundsException if a range is not within its array
     */
    public static int decode(byte[] octets, int offset, int characters, byte[] out, int outOffset) {
        int at = offset;
        int i = 0;
        long before = 0;
        for (; i + EIGHT <= characters; i += EIGHT, at += EIGHT_IN_OCTETS) {
            long bits =
                    ((int) INTS.get(octets, at) & 0xFFFF_FFFFL) << 16 | ((short) SHORTS.get(octets, at + 4) & 0xFFFFL);
            long eight = unpacked(bits);
            if (!arePlain(eight)) {
                return decodeSlowly(octets, offset, characters, out, outOffset);
            }
            LONGS.set(out, outOffset + i, eight);
            before = eight;
        }
        int rest = characters - i;
        if (rest == 0) {
            return -1;
        }
        if (i < 2 * EIGHT) {
            return decodeSlowly(octets, offset, characters, out, outOffset);
        }
        // The octets that are left come from a look back; the rest is set together with those before it.
        int left = octets(rest);
        long bits = ((long) LONGS.get(octets, at + left - EIGHT) << (8 * (EIGHT_IN_OCTETS - left))) & 0xFFFF_FFFF_FFFFL;
        long eight = unpacked(bits) >>> (8 * (EIGHT - rest));
        if (!arePlain(eight | (ALL_AT << (8 * rest)))) {
            return decodeSlowly(octets, offset, characters, out, outOffset);
        }
        LONGS.set(out, outOffset + characters - EIGHT, (before << (8 * rest)) | eight);
        return -1;
    }

    /** 48 bits as eight characters, right for those that are plain. */
    private static long unpacked(long bits) {
        long eight = ((bits & 0xFFFF_FF00_0000L) << 8) | (bits & 0x00FF_FFFFL);
        eight = ((eight & 0x00FF_F000_00FF_F000L) << 4) | (eight & 0x0000_0FFF_0000_0FFFL);
        eight = ((eight & 0x0FC0_0FC0_0FC0_0FC0L) << 2) | (eight & 0x003F_003F_003F_003FL);
        return eight | (~eight & 0x2020_2020_2020_2020L) << 1;
    }

    private static int decodeSlowly(byte[] octets, int offset, int characters, byte[] out, int outOffset) {
        int bits = 0;
        int held = 0;
        int at = offset;
        for (int i = 0; i < characters; i++) {
            if (held < BITS) {
                bits = bits << 8 | (octets[at++] & 0xFF);
                held += 8;
            }
            held -= BITS;
            byte character = CHARACTERS[bits >> held & 63];
            if (character == NONE) {
                return i;
            }
            out[outOffset + i] = character;
        }
        return -1;
    }

    /** Whether eight characters are all of those from {@code (} to {@code ]}, whose codes are their low six bits. */
    private static boolean arePlain(long eight) {
        long sevenBits = eight & 0x7F7F_7F7F_7F7F_7F7FL;
        long above = sevenBits + 0x5858_5858_5858_5858L;
        long beyond = sevenBits + 0x2222_2222_2222_2222L;
        return (above & ~beyond & ~eight & HIGH_BITS) == HIGH_BITS;
    }
}
