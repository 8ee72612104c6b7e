package dev.flint.deploy.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Who may ask as nodes of the industrial internet do.
 *
 * @param users file of users who get tokens for their secrets; without one, nobody needs a token
 * @param applications file of the keys of applications that get tokens for signatures
 */
public record IdisConfig(Optional<Path> users, Optional<Path> applications) {
    static IdisConfig of(ConfigValues values) {
        return new IdisConfig(values.of(NeighbourKeys.IDIS_USERS), values.of(NeighbourKeys.IDIS_APPLICATIONS));
    }
}
