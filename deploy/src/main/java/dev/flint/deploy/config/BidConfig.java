package dev.flint.deploy.config;

import java.net.URI;
import java.time.Duration;

/**
 * Identifiers of the method {@code did:bid}.
 *
 * @param contextBase where the JSON-LD contexts that answers name are served; no trailing slash
 * @param bech32 whether identifiers with the Bech32 encoding are accepted
 * @param ttlMax longest life that a document may claim; longer claims are cut
 * @param ttlDefault life of a document that claims none; never longer than {@code ttlMax}
 */
public record BidConfig(
        URI contextBase, boolean bech32, Duration ttlMax, Duration ttlDefault, HandleForm alsoKnownAsHandle) {

    /** How a Handle is written in {@code alsoKnownAs}: {@code hdl:…}, {@code info:hdl/…} or {@code https://hdl.handle.net/…}. */
    public enum HandleForm {
        HDL,
        INFO,
        HTTPS
    }

    static BidConfig of(ConfigValues values) {
        return new BidConfig(
                values.of(ConfigKeys.BID_CONTEXT_BASE),
                values.of(ConfigKeys.BID_BECH32),
                values.of(ConfigKeys.BID_TTL_MAX),
                values.of(ConfigKeys.BID_TTL_DEFAULT),
                values.of(ConfigKeys.BID_ALSO_KNOWN_AS_HANDLE));
    }
}
