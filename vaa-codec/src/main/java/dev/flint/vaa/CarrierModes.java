package dev.flint.vaa;

/** What carriers can hold a text without a wider mode. */
public final class CarrierModes {
    private static final String CODE_39 = "-. $/+%";
    private static final String QR = "$%*+-./: ";

    private CarrierModes() {}

    /** QR codes in alphanumeric mode. */
    public static boolean isQrAlphanumeric(String text) {
        return consists(text, QR);
    }

    /** Code 39 without its full-ASCII mode. */
    public static boolean isCode39(String text) {
        return consists(text, CODE_39);
    }

    /** Tags, in six bits a character. */
    public static boolean isSixBit(String text) {
        byte[] octets = Ascii.octets(text, text.length());
        return SixBit.encode(octets, 0, octets.length, new byte[SixBit.octets(octets.length)], 0) >= 0;
    }

    private static boolean consists(String text, String marks) {
        return text.chars().allMatch(c -> Ascii.isUpper((char) c) || Ascii.isDigit((char) c) || marks.indexOf(c) >= 0);
    }
}
