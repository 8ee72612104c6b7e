package dev.flint.methods;

import java.util.Arrays;
import java.util.Optional;

/** Reads public keys in their multibase form. */
final class Multikey {
    /** Longer than the longest key there is. */
    static final int CHARS_MAX = 160;

    private Multikey() {}

    static MultikeyParse parse(String text) {
        if (text.length() > CHARS_MAX) {
            return new MultikeyParse.Rejected(MultikeyFault.TOO_LONG);
        }
        if (text.length() < 2 || text.charAt(0) != 'z') {
            return new MultikeyParse.Rejected(MultikeyFault.NOT_BASE58);
        }
        return Multibase.decode(text, 1)
                .map(Multikey::read)
                .orElseGet(() -> new MultikeyParse.Rejected(MultikeyFault.NOT_BASE58));
    }

    private static MultikeyParse read(byte[] octets) {
        if (octets.length < 2 || octets[0] >= 0) {
            // A code of one octet is none of a key, and neither is nothing.
            return new MultikeyParse.Rejected(MultikeyFault.UNSUPPORTED_TYPE);
        }
        // Two octets, the last of them not zero: an unsigned varint in its only spelling.
        int code = (octets[0] & 0x7F) | octets[1] << 7;
        var type = octets[1] > 0 ? MultikeyType.of(code) : Optional.<MultikeyType>empty();
        if (type.isEmpty()) {
            return new MultikeyParse.Rejected(MultikeyFault.UNSUPPORTED_TYPE);
        }
        if (octets.length != 2 + type.get().octets()) {
            return new MultikeyParse.Rejected(MultikeyFault.LENGTH);
        }
        return type.get().isSound(Arrays.copyOfRange(octets, 2, octets.length))
                ? new MultikeyParse.Parsed(type.get())
                : new MultikeyParse.Rejected(MultikeyFault.NOT_A_POINT);
    }
}
