package dev.flint.deploy.config;

import dev.flint.bid.Bid;
import java.net.URI;
import java.util.Optional;

/**
 * VAA codes and their links.
 *
 * @param agency who registers top-tier nodes, if anybody does
 * @param linkBase where links to codes begin, without trailing slash; empty for wherever they are asked for
 */
public record VaaConfig(Optional<Bid> agency, Optional<URI> linkBase) {
    static VaaConfig of(ConfigValues values) {
        return new VaaConfig(values.of(ConfigKeys.VAA_AGENCY), values.of(ConfigKeys.VAA_LINK_BASE));
    }
}
