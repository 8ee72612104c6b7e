package dev.flint.vaa;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.flint.vaa.Carried.Source;
import java.util.HexFormat;

/** Reads memory bank 01 as readers give it, in hexadecimal digits: the digest, 3.4. */
final class TagReader {
    private static final int PC_DIGITS = 4;
    private static final int TOGGLE = 1 << 8;
    private static final int USER_MEMORY = 1 << 10;
    private static final int EXTENDED = 1 << 9;
    /** A word may end with two whole characters of padding. */
    private static final int PADS_MAX = 2;

    private final Profile profile;

    TagReader(Profile profile) {
        this.profile = profile;
    }

    Reading read(String hex) {
        if (hex.isEmpty()) {
            return new Reading.Rejected(CodecError.EMPTY, 0);
        }
        for (int i = 0; i < hex.length(); i++) {
            if (!HexFormat.isHexDigit(hex.charAt(i))) {
                return new Reading.Rejected(CodecError.NOT_HEX, i);
            }
        }
        if (hex.length() < PC_DIGITS || hex.length() % 2 != 0) {
            return new Reading.Rejected(CodecError.NOT_HEX, hex.length());
        }
        byte[] octets = HexFormat.of().parseHex(hex);
        int pc = (octets[0] & 0xFF) << 8 | (octets[1] & 0xFF);
        if ((pc & TOGGLE) == 0) {
            return new Reading.Rejected(CodecError.GS1_EPC_NOT_ISO, Reading.WHOLE);
        }
        var afi = Afi.of(pc & 0xFF);
        if (afi.isEmpty()) {
            return new Reading.Rejected(CodecError.UNKNOWN_AFI, Reading.WHOLE);
        }
        int uii = 2 * (pc >> 11);
        if (octets.length < 2 + uii) {
            return new Reading.Rejected(CodecError.UII_TRUNCATED, Reading.WHOLE);
        }
        byte[] text = new byte[8 * uii / 6];
        int reserved = SixBit.decode(octets, 2, text.length, text, 0);
        int end = endOf(text, reserved < 0 ? text.length : reserved);
        boolean eot = end < text.length && text[end] == Envelope15434.EOT;
        if (reserved >= 0 && !eot) {
            return new Reading.Rejected(CodecError.RESERVED_SIX_BIT_CODE, reserved);
        }
        String data = new String(text, 0, end, US_ASCII);
        return read(new UiiTag(afi.get(), (pc & USER_MEMORY) != 0, (pc & EXTENDED) != 0, data, eot));
    }

    private Reading read(UiiTag tag) {
        var input = Input.of(tag.text());
        var elements = new Elements(input, profile);
        var fault = elements.takeAll(0, input.length());
        elements.endBlock("");
        return fault.isPresent() ? fault.get() : elements.read(new Source.Radio(tag));
    }

    /** Before the EOT, or what may be padding. */
    private static int endOf(byte[] text, int read) {
        for (int i = 0; i < read; i++) {
            if (text[i] == Envelope15434.EOT) {
                return i;
            }
        }
        int end = read;
        while (end > 0 && read - end < PADS_MAX && read == text.length && text[end - 1] == ' ') {
            end--;
        }
        return end;
    }
}
