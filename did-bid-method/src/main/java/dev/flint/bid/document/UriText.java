package dev.flint.bid.document;

import java.nio.charset.StandardCharsets;

/** Texts of documents where DID Core wants URIs. */
final class UriText {
    private static final String NOT_IN_URIS = "\"<>\\^`{|}";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private UriText() {}

    /** Percent-encodes what no URI may hold; what is encoded already stays. */
    static String escaped(String text) {
        if (text.chars().noneMatch(UriText::isForeign)) {
            return text;
        }
        StringBuilder escaped = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            int value = octet & 0xff;
            if (isForeign(value)) {
                escaped.append('%').append(HEX[value >>> 4]).append(HEX[value & 0xf]);
            } else {
                escaped.append((char) value);
            }
        }
        return escaped.toString();
    }

    /** Whether a text begins with a URI scheme; what stands before a port is none. */
    static boolean hasScheme(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || colon + 1 >= text.length() || Character.isDigit(text.charAt(colon + 1))) {
            return false;
        }
        for (int i = 0; i < colon; i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean inside = i > 0 && ((c >= '0' && c <= '9') || c == '+' || c == '-');
            if (!letter && !inside) {
                return false;
            }
        }
        return text.charAt(colon + 1) != ':'; // an IPv6 address
    }

    /** Whether a text begins with a URI scheme and {@code //}: {@code abcd:1::2} is an address, not a scheme. */
    static boolean hasAuthority(String text) {
        return hasScheme(text) && text.startsWith("//", text.indexOf(':') + 1);
    }

    private static boolean isForeign(int c) {
        return c <= ' ' || c >= 0x7f || NOT_IN_URIS.indexOf(c) >= 0;
    }
}
