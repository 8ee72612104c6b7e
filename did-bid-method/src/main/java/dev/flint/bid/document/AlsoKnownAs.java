package dev.flint.bid.document;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Another name of the subject (BID digest, 3.2).
 *
 * @param type {@link #BID}, {@link #DID}, {@link #DOMAIN_NAME}, {@link #ZID}, {@link #HANDLE}, or a type of the future
 */
public record AlsoKnownAs(int type, String id) {
    public static final int BID = 101;
    /** A DID of another method. */
    public static final int DID = 102;

    public static final int DOMAIN_NAME = 103;
    /** The Chinese industrial identifier form, for which there is no URI scheme. */
    public static final int ZID = 104;

    public static final int HANDLE = 105;

    private static final String NOT_IN_URIS = "\"<>\\^`{|}";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    /** The name as URI, the only form that DID Core knows; empty when it cannot be one. */
    Optional<String> uri() {
        return switch (type) {
            case BID, DID -> BidService.hasScheme(id) ? Optional.of(escaped(id)) : Optional.empty();
            case DOMAIN_NAME -> Optional.of("dns:" + escaped(id));
            case HANDLE -> Optional.of("hdl:" + escaped(id));
            default -> Optional.empty();
        };
    }

    /** Percent-encodes what no URI may hold; what is encoded already stays. */
    private static String escaped(String text) {
        if (text.chars().noneMatch(AlsoKnownAs::isForeign)) {
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

    private static boolean isForeign(int c) {
        return c <= ' ' || c >= 0x7f || NOT_IN_URIS.indexOf(c) >= 0;
    }
}
