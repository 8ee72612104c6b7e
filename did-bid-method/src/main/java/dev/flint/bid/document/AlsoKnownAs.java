package dev.flint.bid.document;

import dev.flint.bid.Bid;
import dev.flint.bid.BidParse;
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

    /** The name as URI, the only form that DID Core knows; empty when it cannot be one. */
    Optional<String> uri() {
        return switch (type) {
            case BID, DID -> UriText.hasScheme(id) ? Optional.of(did()) : Optional.empty();
            case DOMAIN_NAME -> Optional.of("dns:" + UriText.escaped(id));
            case HANDLE -> Optional.of("hdl:" + UriText.escaped(id));
            default -> Optional.empty();
        };
    }

    private String did() {
        return Bid.parse(id) instanceof BidParse.Parsed parsed ? parsed.bid().canonical() : UriText.escaped(id);
    }
}
