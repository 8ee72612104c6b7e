package dev.flint.bid.document;

import dev.flint.bid.Base58;
import dev.flint.bid.BidPublicKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A signature as documents write it: hexadecimal, base58 with the alphabet of BID, or base64 in either alphabet.
 *
 * @param octets 64
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one check
record SignatureText(byte[] octets, boolean isHex) {
    private static final int HEX_CHARS = 2 * BidPublicKey.SIGNATURE_OCTETS;
    private static final int BASE58_CHARS_MAX = 88;

    static Optional<SignatureText> parse(String text) {
        if (text.length() == HEX_CHARS) {
            return octetsOfHex(text).map(octets -> new SignatureText(octets, true));
        }
        if (text.length() > BASE58_CHARS_MAX) {
            return Optional.empty();
        }
        var base58 = Base58.BIF
                .decode(text, BidPublicKey.SIGNATURE_OCTETS)
                .filter(octets -> octets.length == BidPublicKey.SIGNATURE_OCTETS);
        return base58.or(() -> octetsOfBase64(text)).map(octets -> new SignatureText(octets, false));
    }

    static Optional<byte[]> octetsOfHex(String text) {
        try {
            return Optional.of(HexFormat.of().parseHex(text));
        } catch (IllegalArgumentException notHex) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> octetsOfBase64(String text) {
        String standard = text.replace('-', '+').replace('_', '/');
        try {
            byte[] octets = Base64.getDecoder().decode(standard);
            return octets.length == BidPublicKey.SIGNATURE_OCTETS ? Optional.of(octets) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
