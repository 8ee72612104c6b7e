package dev.flint.id;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        // UTF-16 to UTF-8 never more than triples the length.
        var octets = ByteBuffer.allocate(text.length() * 3);
        for (int i = 0; i < text.length(); ) {
            if (text.charAt(i) == '%') {
                if (!isEscape(text, i)) {
                    return Optional.empty();
                }
                octets.put((byte) octetAt(text, i));
                i += ESCAPE_CHARS;
            } else {
                int escape = text.indexOf('%', i);
                int end = escape < 0 ? text.length() : escape;
                octets.put(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
                i = end;
            }
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(octets.flip()).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /**
     * The parameters of a query, names and values decoded once; a plus sign is a plus sign. Empty when an escape is
     * broken or a name stands twice.
     */
    public static Optional<Map<String, String>> parameters(String query) {
        var parameters = new LinkedHashMap<String, String>();
        for (String pair : List.of(query.split("&", -1))) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            var value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
            if (name.isEmpty() || value.isEmpty() || parameters.putIfAbsent(name.get(), value.get()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    /**
     * Escapes of characters that a DID may have unescaped decoded, all others in upper-case hexadecimal; the text must
     * be well-formed.
     */
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
            if (isIdCharacter(octet)) {
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

    /** The unreserved characters of RFC 3986 without "~", which is none of a DID: decoded, it would leave no DID. */
    static boolean isIdCharacter(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_';
    }

    private static char upperHex(int digit) {
        return "0123456789ABCDEF".charAt(digit);
    }
}
