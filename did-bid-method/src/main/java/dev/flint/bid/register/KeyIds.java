package dev.flint.bid.register;

import dev.flint.bid.Bid;
import dev.flint.bid.BidParse;
import java.util.Optional;

/** Key ids: a BID, a hash sign, a fragment. */
final class KeyIds {
    private KeyIds() {}

    /** The identifier whose document holds the key. */
    static Optional<Bid> bidOf(String keyId) {
        int hash = keyId.indexOf('#');
        return hash > 0 && Bid.parse(keyId, 0, hash) instanceof BidParse.Parsed parsed
                ? Optional.of(parsed.bid())
                : Optional.empty();
    }

    /** With the BID in its canonical spelling, so that key ids can be compared; others are left as they are. */
    static String canonical(String keyId) {
        String stripped = keyId.strip();
        int hash = stripped.indexOf('#');
        return bidOf(stripped)
                .map(bid -> bid.canonical() + stripped.substring(hash))
                .orElse(stripped);
    }
}
