package dev.flint.deploy.config;

import java.util.List;

/**
 * Who watches whom.
 *
 * @param ask witnesses of our log, each as URL, {@code #}, verifier key
 * @param quorum how many of them have to agree
 * @param logs verifier keys of the logs that we are a witness for
 */
public record WitnessConfig(List<String> ask, int quorum, List<String> logs) {
    static WitnessConfig of(ConfigValues values) {
        return new WitnessConfig(
                values.of(ConfigKeys.WITNESS_ASK),
                values.of(ConfigKeys.WITNESS_QUORUM),
                values.of(ConfigKeys.WITNESS_LOGS));
    }
}
