package dev.flint.vaa;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A checked VAA code in its canonical form, without the data identifier {@code 15N}: {@code VAA}, top-tier code (3
 * digits), second-tier code (3 digits), enterprise code (8 digits), serial number (1 to 33 characters). A serial number
 * {@code .BY01.…} is that of the sub-chain {@code by01}.
 *
 * @see <a href="https://www.mhi.org/standards/di">ANSI MH10.8.2, data identifier 15N</a>
 */
public final class VaaCode {
    /** Longest code, in characters; the ceiling of ISO/IEC 15459 for one item. */
    public static final int CHARS_MAX = 50;

    static final int TTC = 3;
    static final int STC = 6;
    static final int CIN = 9;
    static final int SN = 17;

    private static final int INDEX_BITS = 8;
    private static final int CHAIN_CODE = 4;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final CodecError[] ERRORS = CodecError.values();
    private static final byte DIGIT = 1;
    private static final byte STRICT = 2;
    private static final byte EXTENDED = 4;
    private static final byte PRINTABLE = 8;
    private static final byte[] CLASSES = classes();

    private final byte[] octets;

    private VaaCode(byte[] octets) {
        this.octets = octets;
    }

    private static byte[] classes() {
        byte[] classes = new byte[256];
        for (int c = ' '; c < 0x7F; c++) {
            boolean digit = c >= '0' && c <= '9';
            boolean strict = digit || (c >= 'A' && c <= 'Z');
            boolean extended = strict || (c >= 'a' && c <= 'z') || "*+-./()!".indexOf(c) >= 0;
            classes[c] = (byte) (PRINTABLE | (digit ? DIGIT : 0) | (strict ? STRICT : 0) | (extended ? EXTENDED : 0));
        }
        return classes;
    }

    /**
     * Checks a code without making one.
     *
     * @param text Latin-1 or ASCII
     * @return 0 for a code; otherwise to be read by {@link #error} and {@link #index}
     * @throws IndexOutOfBoundsException if the range is not within the array
     */
    public static int validate(byte[] text, int offset, int length, Profile profile) {
        if (length > SN && length <= CHARS_MAX && hasHead(text, offset)) {
            byte allowed = profile == Profile.STRICT ? STRICT : EXTENDED;
            int common = allowed;
            for (int i = offset + SN; i < offset + length; i++) {
                common &= CLASSES[text[i] & 0xFF];
            }
            if (common != 0) {
                return 0;
            }
        }
        return fault(text, offset, length, profile);
    }

    /** VAA and 14 digits, eight at a time, the overlapping twice. */
    private static boolean hasHead(byte[] text, int offset) {
        return text[offset] == 'V'
                && text[offset + 1] == 'A'
                && text[offset + 2] == 'A'
                && areDigits((long) LONGS.get(text, offset + TTC))
                && areDigits((long) LONGS.get(text, offset + CIN));
    }

    /** Each octet has 3 for its high half, and still has when six is added. */
    private static boolean areDigits(long eight) {
        long high = 0xF0F0_F0F0_F0F0_F0F0L;
        return ((eight & high) | (((eight + 0x0606_0606_0606_0606L) & high) >>> 4)) == 0x3333_3333_3333_3333L;
    }

    /** Finds the first fault, in the order of the digest, 2.2; only called when there is one. */
    private static int fault(byte[] text, int offset, int length, Profile profile) {
        if (length == 0) {
            return packed(CodecError.EMPTY, 0);
        }
        if (length > CHARS_MAX) {
            return packed(CodecError.TOO_LONG, CHARS_MAX);
        }
        for (int i = 0; i < length; i++) {
            byte kind = CLASSES[text[offset + i] & 0xFF];
            if (kind == 0) {
                return packed(CodecError.CTRL_OR_NON_ASCII, i);
            }
            if (i < TTC) {
                if (text[offset + i] != (i == 0 ? 'V' : 'A')) {
                    return packed(CodecError.BAD_IAC, i);
                }
            } else if (i < SN) {
                if ((kind & DIGIT) == 0) {
                    return packed(i < STC ? CodecError.BAD_TTC : i < CIN ? CodecError.BAD_STC : CodecError.BAD_CIN, i);
                }
            } else if ((kind & EXTENDED) == 0) {
                return packed(CodecError.BAD_SN_CHAR, i);
            } else if (profile == Profile.STRICT && (kind & STRICT) == 0) {
                return packed(CodecError.NOT_STRICT_CHAR, i);
            }
        }
        return packed(length < SN ? CodecError.TOO_SHORT : CodecError.EMPTY_SN, length);
    }

    private static int packed(CodecError error, int index) {
        return -(Arrays.binarySearch(ERRORS, error) << INDEX_BITS | index) - 1;
    }

    /** What is wrong, by the result of {@link #validate}, which is not 0. */
    public static CodecError error(int fault) {
        return ERRORS[-(fault + 1) >>> INDEX_BITS];
    }

    /** Where it is wrong, counted from the offset, by the result of {@link #validate}, which is not 0. */
    public static int index(int fault) {
        return -(fault + 1) & 0xFF;
    }

    /** Reads a code. */
    public static VaaParse parse(byte[] text, int offset, int length, Profile profile) {
        int fault = validate(text, offset, length, profile);
        return fault == 0
                ? new VaaParse.Parsed(new VaaCode(Arrays.copyOfRange(text, offset, offset + length)))
                : new VaaParse.Rejected(error(fault), index(fault));
    }

    /** Reads a code, extended. */
    public static VaaParse parse(String text) {
        return parse(text, Profile.EXTENDED);
    }

    /** Reads a code. */
    public static VaaParse parse(String text, Profile profile) {
        byte[] octets = Ascii.octets(text, CHARS_MAX + 1);
        return parse(octets, 0, octets.length, profile);
    }

    /**
     * A code that is known to be one.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static VaaCode of(String text) {
        if (parse(text) instanceof VaaParse.Parsed parsed) {
            return parsed.code();
        }
        throw new IllegalArgumentException("not a VAA code: " + parse(text));
    }

    /** 18 to 50 characters. */
    public String text() {
        return new String(octets, ISO_8859_1);
    }

    /** A copy, one octet a character. */
    public byte[] octets() {
        return octets.clone();
    }

    public int length() {
        return octets.length;
    }

    /** Code of the top-tier node, 3 digits. */
    public String topTierCode() {
        return part(TTC, STC);
    }

    /** Code of the second-tier node, 3 digits. */
    public String secondTierCode() {
        return part(STC, CIN);
    }

    /** Code of the enterprise, 8 digits. */
    public String enterpriseCode() {
        return part(CIN, SN);
    }

    public String serialNumber() {
        return part(SN, octets.length);
    }

    /** Code of the sub-chain in lower case; empty for the main chain. */
    public Optional<String> chainCode() {
        return isOfSubChain()
                ? Optional.of(part(SN + 1, SN + 1 + CHAIN_CODE).toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    /** The serial number without the sub-chain. */
    public String localSerialNumber() {
        return isOfSubChain() ? part(SN + CHAIN_CODE + 2, octets.length) : serialNumber();
    }

    /** Whether the serial number is a dot, four characters of A-Z and 0-9, a dot, and something. */
    private boolean isOfSubChain() {
        int end = SN + 1 + CHAIN_CODE;
        if (octets.length <= end + 1 || octets[SN] != '.' || octets[end] != '.') {
            return false;
        }
        int common = STRICT;
        for (int i = SN + 1; i < end; i++) {
            common &= CLASSES[octets[i] & 0xFF];
        }
        return common != 0;
    }

    /** Whether it could have been minted. */
    public boolean isStrict() {
        return validate(octets, 0, octets.length, Profile.STRICT) == 0;
    }

    /** The same code in the carrier's form, from what a DID says apart. */
    static String carrier(String head, String chainCode, String localSerialNumber) {
        return head + '.' + chainCode.toUpperCase(Locale.ROOT) + '.' + localSerialNumber;
    }

    private String part(int from, int to) {
        return new String(octets, from, to - from, ISO_8859_1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VaaCode code && Arrays.equals(octets, code.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return text();
    }
}
