package dev.flint.deploy.config;

import java.net.URI;

/**
 * Identifiers of the method {@code did:bid}.
 *
 * @param contextBase where the JSON-LD contexts that answers name are served; no trailing slash
 * @param bech32 whether identifiers with the Bech32 encoding are accepted
 */
public record BidConfig(URI contextBase, boolean bech32) {
    static BidConfig of(ConfigValues values) {
        return new BidConfig(values.of(ConfigKeys.BID_CONTEXT_BASE), values.of(ConfigKeys.BID_BECH32));
    }
}
