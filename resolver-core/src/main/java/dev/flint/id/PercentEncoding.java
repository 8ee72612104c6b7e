package dev.flint.id;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Percent-encoding of RFC 3986, section 2.1: checked, decoded once, normalised for comparison. */
public final class PercentEncoding {
    static final int ESCAPE_CHARS = 3;

    private PercentEncoding() {}

    /** Whether {@code %} at this position begins an escape. */
    public static boolean isEscape(String text, int index) {
        return index + ESCAPE_CHARS <= text.length()
                && Character.digit(text.charAt(index + 1), 16) >= 0
                && Character.digit(text.charAt(index + 2), 16) >= 0
                && text.charAt(index + 1) < 0x80
                && text.charAt(index + 2) < 0x80;
    }

    /** Decodes every escape exactly once; empty when an escape is cut off or the octets are not UTF-8. */
    public static Optional<String> decoded(String text) {
        if (text.indexOf('%') < 0) {
            return Optional.of(text);
        }
        var octets = ByteBuffer.allocate(text.length() * 3);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                octets.put(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            } else if (isEscape(text, i)) {
                octets.put((byte) octetAt(text, i));
                i += ESCAPE_CHARS - 1;
            } else {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(octets.flip()).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Escapes of unreserved characters decoded, all others in upper-case hexadecimal; the text must be well-formed. */
    static String normalized(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        var normal = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                normal.append(c);
                continue;
            }
            int octet = octetAt(text, i);
            if (isUnreserved(octet)) {
                normal.append((char) octet);
            } else {
                normal.append('%').append(upperHex(octet >> 4)).append(upperHex(octet & 0xF));
            }
            i += ESCAPE_CHARS - 1;
        }
        return normal.toString();
    }

    private static int octetAt(String text, int index) {
        return Character.digit(text.charAt(index + 1), 16) << 4 | Character.digit(text.charAt(index + 2), 16);
    }

    private static boolean isUnreserved(int octet) {
        return (octet >= 'a' && octet <= 'z')
                || (octet >= 'A' && octet <= 'Z')
                || (octet >= '0' && octet <= '9')
                || octet == '-'
                || octet == '.'
                || octet == '_'
                || octet == '~';
    }

    private static char upperHex(int digit) {
        return "0123456789ABCDEF".charAt(digit);
    }
}
