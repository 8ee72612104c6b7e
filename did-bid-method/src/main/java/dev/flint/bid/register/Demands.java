package dev.flint.bid.register;

import dev.flint.ledger.StateRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Conditions under which an operation may be applied.
 *
 * @param chainId origin of the ledger that it is meant for
 * @param ledgerSeq version that must be the registered one
 */
public record Demands(Optional<String> chainId, OptionalLong ledgerSeq) {
    /** What forbids it on this ledger. */
    public Optional<Refusal> onChain(BidPolicy policy) {
        return (chainId.isPresent() ? !chainId.get().equals(policy.chainId()) : policy.requireChainId())
                ? refused(RefusalKind.WRONG_CHAIN, "this ledger is " + policy.chainId())
                : Optional.empty();
    }

    /** What forbids it after this version, whose position {@link StateRecord#position} gives. */
    public Optional<Refusal> after(long position) {
        return ledgerSeq.isPresent() && ledgerSeq.getAsLong() != position
                ? refused(RefusalKind.SEQUENCE_CONFLICT, "the registered version is " + position)
                : Optional.empty();
    }

    /** What forbids an operation because of its time. */
    public static Optional<Refusal> near(Instant now, Instant updated, Duration maxSkew) {
        return Duration.between(updated, now).abs().compareTo(maxSkew) > 0
                ? refused(
                        RefusalKind.UPDATED_OUT_OF_RANGE, "updated must be within " + maxSkew.toSeconds() + " s of now")
                : Optional.empty();
    }

    /** What forbids an operation because of the time of the version before. */
    public static Optional<Refusal> newer(Instant updated, long beforeMillis) {
        return updated.toEpochMilli() <= beforeMillis
                ? refused(RefusalKind.NOT_NEWER, "updated must be later than that of the registered version")
                : Optional.empty();
    }

    private static Optional<Refusal> refused(RefusalKind kind, String detail) {
        return Optional.of(Refusal.of(kind, detail));
    }
}
