package dev.flint.deploy.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Identifiers of the method {@code did:bid}.
 *
 * @param contextBase where the JSON-LD contexts that answers name are served; no trailing slash
 * @param bech32 whether identifiers with the Bech32 encoding are accepted
 * @param binary where the binary protocol is served, if it is
 * @param subChains how those of other chains are found
 */
public record BidConfig(URI contextBase, boolean bech32, Optional<ListenAddress> binary, SubChains subChains) {
    /**
     * The resolvers of sub-chains.
     *
     * @param asked whether they are asked at all
     * @param mayBePrivate whether they may have private addresses
     * @param timeout longest wait for one of them
     */
    public record SubChains(boolean asked, boolean mayBePrivate, Duration timeout) {}

    static BidConfig of(ConfigValues values) {
        return new BidConfig(
                values.of(ConfigKeys.BID_CONTEXT_BASE),
                values.of(ConfigKeys.BID_BECH32),
                values.of(ConfigKeys.BID_BINARY),
                new SubChains(
                        values.of(ConfigKeys.BID_RECURSION),
                        values.of(ConfigKeys.BID_PRIVATE_RESOLVERS),
                        values.of(ConfigKeys.BID_RESOLVER_TIMEOUT)));
    }
}
