package dev.flint.bid.register;

import dev.flint.bid.Bid;
import dev.flint.bid.BidEncoding;
import dev.flint.bid.BidPublicKey;
import java.time.Duration;
import java.util.List;

/**
 * What an operator decides about registration.
 *
 * @param chainId origin of this ledger: an operation that names another one is refused
 * @param requireChainId whether an operation must name it
 * @param maxSkew how far the time of an operation may be from now, in both directions
 * @param deactivateByAuthentication whether a document without recovery keys may be deactivated by its authentication
 *     keys; if not, it is immortal
 * @param operatorKeys whose delegation a sub-chain's document needs
 * @param bech32 whether identifiers in bech32 are taken at all: nobody else has ever implemented them
 */
public record BidPolicy(
        String chainId,
        boolean requireChainId,
        Duration maxSkew,
        boolean deactivateByAuthentication,
        List<BidPublicKey> operatorKeys,
        boolean bech32) {
    public BidPolicy {
        operatorKeys = List.copyOf(operatorKeys);
    }

    public static BidPolicy defaults(String chainId) {
        return new BidPolicy(chainId, false, Duration.ofMinutes(10), true, List.of(), false);
    }

    public BidPolicy withOperatorKeys(List<BidPublicKey> keys) {
        return new BidPolicy(chainId, requireChainId, maxSkew, deactivateByAuthentication, keys, bech32);
    }

    /** Whether identifiers of this form are taken. */
    boolean takes(Bid bid) {
        return bech32 || bid.isSubChainDocument() || bid.encoding() != BidEncoding.BECH32;
    }
}
