package dev.flint.vaa;

import java.util.HexFormat;

/** Percent-encoding: RFC 3986. */
final class Escapes {
    private static final int ESCAPE = 3;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Escapes() {}

    /** Escapes all but letters, digits and the marks given. */
    static String escaped(String text, String marks) {
        var escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Ascii.isLetterOrDigit(c) || marks.indexOf(c) >= 0) {
                escaped.append(c);
            } else {
                escaped.append('%').append(HEX.toHexDigits((byte) c));
            }
        }
        return escaped.toString();
    }

    static boolean isEscape(String text, int index) {
        return index + ESCAPE <= text.length()
                && HexFormat.isHexDigit(text.charAt(index + 1))
                && HexFormat.isHexDigit(text.charAt(index + 2));
    }

    /** @param text whose escapes are whole */
    static Input decoded(String text, int from, int to) {
        var decoded = new StringBuilder(to - from);
        int[] origins = new int[to - from + 1];
        int at = from;
        while (at < to) {
            origins[decoded.length()] = at;
            if (text.charAt(at) == '%') {
                decoded.append((char) HexFormat.fromHexDigits(text, at + 1, at + ESCAPE));
                at += ESCAPE;
            } else {
                decoded.append(text.charAt(at));
                at++;
            }
        }
        origins[decoded.length()] = to;
        return new Input(decoded.toString(), origins);
    }
}
