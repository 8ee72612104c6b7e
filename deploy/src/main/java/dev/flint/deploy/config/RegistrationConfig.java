package dev.flint.deploy.config;

import java.time.Duration;
import java.util.List;

/**
 * Who may register, and how fast.
 *
 * @param workers threads that check proofs; 0 leaves the choice to the composition root
 * @param queue operations that may wait for a worker; more are turned away
 * @param maxSkew largest distance between an operation's own time and ours, either way
 * @param operatorKeys public keys, as text, that may register and revoke sub-chains; none means nobody may
 * @param deactivateByAuthentication whether a key of the authentication relationship may deactivate its identifier
 * @param requireChainId whether an operation has to name the chain that it is meant for
 */
public record RegistrationConfig(
        int workers,
        int queue,
        Duration maxSkew,
        List<String> operatorKeys,
        boolean deactivateByAuthentication,
        boolean requireChainId) {

    public RegistrationConfig {
        operatorKeys = List.copyOf(operatorKeys);
    }

    static RegistrationConfig of(ConfigValues values) {
        return new RegistrationConfig(
                values.of(ConfigKeys.REGISTRATION_WORKERS),
                values.of(ConfigKeys.REGISTRATION_QUEUE),
                values.of(ConfigKeys.REGISTRATION_MAX_SKEW),
                values.of(ConfigKeys.REGISTRATION_OPERATOR_KEYS),
                values.of(ConfigKeys.REGISTRATION_DEACTIVATE_BY_AUTHENTICATION),
                values.of(ConfigKeys.REGISTRATION_REQUIRE_CHAIN_ID));
    }
}
