package dev.flint.vaa;

import java.util.Optional;

/** Three characters of A-Z, 0-9, {@code - . :} in sixteen bits: ISO/IEC 15962. */
public final class UrnCode40 {
    private static final String CHARACTERS = "\0ABCDEFGHIJKLMNOPQRSTUVWXYZ-.:0123456789";
    private static final int BASE = 40;
    /** Octets from here on begin an escape. */
    private static final int ESCAPE = 0xFB;

    private UrnCode40() {}

    /** The octets of a text; empty when a character is none of the forty. */
    public static Optional<byte[]> encode(String text) {
        byte[] octets = new byte[(text.length() + 2) / 3 * 2];
        for (int i = 0; i < text.length(); i += 3) {
            int word = 1;
            for (int j = 0; j < 3; j++) {
                int code = i + j < text.length() ? CHARACTERS.indexOf(text.charAt(i + j)) : 0;
                if (code < 0 || (code == 0 && i + j < text.length())) {
                    return Optional.empty();
                }
                word += code * (j == 0 ? BASE * BASE : j == 1 ? BASE : 1);
            }
            octets[i / 3 * 2] = (byte) (word >> 8);
            octets[i / 3 * 2 + 1] = (byte) word;
        }
        return Optional.of(octets);
    }

    /** The text of octets; empty when they have escapes, or are no whole words. */
    public static Optional<String> decode(byte[] octets) {
        if (octets.length % 2 != 0) {
            return Optional.empty();
        }
        var text = new StringBuilder(octets.length / 2 * 3);
        for (int i = 0; i < octets.length; i += 2) {
            int word = (octets[i] & 0xFF) << 8 | (octets[i + 1] & 0xFF);
            if (word == 0 || word >> 8 >= ESCAPE || word - 1 >= BASE * BASE * BASE) {
                return Optional.empty();
            }
            int rest = word - 1;
            for (int unit = BASE * BASE; unit > 0; unit /= BASE) {
                int code = rest / unit % BASE;
                if (code == 0 && (unit == BASE * BASE || i + 2 < octets.length)) {
                    return Optional.empty();
                }
                if (code != 0) {
                    text.append(CHARACTERS.charAt(code));
                }
            }
        }
        return Optional.of(text.toString());
    }
}
