package dev.flint.vaa;

/** Texts as octets, a character each: what is no ASCII becomes an octet that is none either. */
final class Ascii {
    private static final byte OTHER = (byte) 0xFF;

    private Ascii() {}

    /** @param max how much of the text is taken */
    static byte[] octets(String text, int max) {
        byte[] octets = new byte[Math.min(text.length(), max)];
        for (int i = 0; i < octets.length; i++) {
            char c = text.charAt(i);
            octets[i] = c < 0x80 ? (byte) c : OTHER;
        }
        return octets;
    }

    static boolean isPrintable(char c) {
        return c >= ' ' && c < 0x7F;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean isLetter(char c) {
        return isUpper(c) || (c >= 'a' && c <= 'z');
    }

    static boolean isLetterOrDigit(char c) {
        return isLetter(c) || isDigit(c);
    }
}
