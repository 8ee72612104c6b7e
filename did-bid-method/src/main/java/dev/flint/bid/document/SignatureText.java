package dev.flint.bid.document;

import dev.flint.bid.BidPublicKey;
import dev.flint.id.Base58;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The text of a signature: its octets, and whether it is hexadecimal, which is what the Java SDK writes.
 *
 * @param octets 64
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
record SignatureText(byte[] octets, boolean isHex) {
    private static final int HEX_CHARS = 2 * BidPublicKey.SIGNATURE_OCTETS;
    private static final int BASE64_CHARS_MAX = 88;

    /** Detects the form in the order of BID digest 3.8: hex, base58, base64 or base64url. */
    static Optional<SignatureText> read(String text) {
        if (text.length() == HEX_CHARS) {
            return text.chars().allMatch(HexFormat::isHexDigit)
                    ? Optional.of(new SignatureText(HexFormat.of().parseHex(text), true))
                    : Optional.empty();
        }
        if (text.length() > BASE64_CHARS_MAX) {
            return Optional.empty();
        }
        return Base58.BIF
                .decode(text, BidPublicKey.SIGNATURE_OCTETS)
                .filter(SignatureText::isSignature)
                .or(() -> base64(text).filter(SignatureText::isSignature))
                .map(octets -> new SignatureText(octets, false));
    }

    /** The form that is written here. */
    static String write(byte[] signature) {
        return Base58.BIF.encode(signature);
    }

    private static Optional<byte[]> base64(String text) {
        String standard = text.replace('-', '+').replace('_', '/');
        try {
            return Optional.of(Base64.getDecoder().decode(standard));
        } catch (IllegalArgumentException notBase64) {
            // The only way in which the decoder says so.
            return Optional.empty();
        }
    }

    private static boolean isSignature(byte[] octets) {
        return octets.length == BidPublicKey.SIGNATURE_OCTETS;
    }
}
