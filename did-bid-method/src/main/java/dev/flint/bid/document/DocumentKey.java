package dev.flint.bid.document;

import dev.flint.bid.Bid;
import dev.flint.bid.BidPublicKey;
import dev.flint.bid.KeyParse;
import java.util.Optional;

/**
 * An entry of {@code publicKey}.
 *
 * @param id key id, its BID in canonical form
 * @param declaredType as written in the document
 * @param reading the key, or why it cannot be used
 */
public record DocumentKey(String id, String declaredType, Bid controller, KeyParse<BidPublicKey> reading) {
    public Optional<BidPublicKey> usable() {
        return reading.toOptional();
    }
}
