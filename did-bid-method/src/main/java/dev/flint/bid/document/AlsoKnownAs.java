package dev.flint.bid.document;

import java.util.Optional;

/**
 * Another name of the subject (BID digest, 3.2).
 *
 * @param type 101 BID, 102 other DID, 103 domain name, 104 Zid, 105 Handle
 */
public record AlsoKnownAs(int type, String id) {
    private static final int BID = 101;
    private static final int OTHER_DID = 102;
    private static final int DOMAIN_NAME = 103;
    private static final int HANDLE = 105;

    /** The name as a URI; empty for kinds that have no URI scheme. */
    Optional<String> uri() {
        return switch (type) {
            case BID, OTHER_DID -> Optional.of(id);
            case DOMAIN_NAME -> Optional.of("dns:" + id);
            case HANDLE -> Optional.of("hdl:" + id);
            default -> Optional.empty();
        };
    }
}
