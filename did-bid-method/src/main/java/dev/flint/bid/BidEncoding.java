package dev.flint.bid;

import dev.flint.id.Base58;
import java.util.Optional;

/** How the 22 digest octets are written: the second letter of the suffix (BID digest, 1.2). */
public enum BidEncoding {
    /** Base58 with the chain's own alphabet (see {@link Base58#BIF}). */
    BASE58('f', "base58"),
    /** Standard base64 with padding; percent-encoded in the canonical form. */
    BASE64('s', "base64"),
    /** BIP-173 data with the prefix {@code bid}, which is not in the text. The sources name it, none built it. */
    BECH32('t', "bech32");

    private final char letter;
    private final String label;

    BidEncoding(char letter, String label) {
        this.letter = letter;
        this.label = label;
    }

    public char letter() {
        return letter;
    }

    public String label() {
        return label;
    }

    public static Optional<BidEncoding> ofLetter(char letter) {
        for (BidEncoding encoding : values()) {
            if (encoding.letter == letter) {
                return Optional.of(encoding);
            }
        }
        return Optional.empty();
    }

    /** Looks a name up, ignoring case. */
    public static Optional<BidEncoding> ofLabel(String label) {
        for (BidEncoding encoding : values()) {
            if (encoding.label.equalsIgnoreCase(label)) {
                return Optional.of(encoding);
            }
        }
        return Optional.empty();
    }
}
