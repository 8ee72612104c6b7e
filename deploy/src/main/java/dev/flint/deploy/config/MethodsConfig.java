package dev.flint.deploy.config;

import java.time.Duration;
import java.util.List;

/**
 * DID methods besides the ledger's own.
 *
 * @param local names of methods that are resolved here
 * @param remote prefixes and addresses of drivers elsewhere
 * @param timeout longest wait for anybody else's answer
 * @param concurrent questions to one driver at once
 * @param keep for how long others' answers are kept
 */
public record MethodsConfig(List<String> local, List<String> remote, Duration timeout, int concurrent, Keep keep) {
    /**
     * Times to keep.
     *
     * @param fresh without asking again
     * @param stale longer, while nobody answers
     */
    public record Keep(Duration fresh, Duration stale) {}

    static MethodsConfig of(ConfigValues values) {
        return new MethodsConfig(
                values.of(ConfigKeys.METHODS_LOCAL),
                values.of(ConfigKeys.METHODS_REMOTE),
                values.of(ConfigKeys.METHODS_TIMEOUT),
                values.of(ConfigKeys.METHODS_CONCURRENT),
                new Keep(values.of(ConfigKeys.METHODS_KEEP_FRESH), values.of(ConfigKeys.METHODS_KEEP_STALE)));
    }
}
