package dev.flint.ledger.verify;

import dev.flint.ledger.note.TlogPolicy;
import java.util.Optional;

/**
 * What a client holds against a bundle.
 *
 * @param policy whose checkpoints it relies on
 * @param nowMillis its clock, since 1970
 * @param maxAgeSeconds how old the newest signature or block time may be
 * @param sizeSeen size of the largest log it has seen; 0 for none
 * @param id the identifier it asked for; empty not to look at it
 * @param documentHash SHA-256 in hex of the canonical document without its context that came along; empty for none
 */
public record Expectations(
        TlogPolicy policy,
        long nowMillis,
        long maxAgeSeconds,
        long sizeSeen,
        Optional<String> id,
        Optional<String> documentHash) {
    /** How old an answer may be unless the client says otherwise, in seconds. */
    public static final long MAX_AGE_SECONDS = 60;

    private static final long SECONDS_MAX = 1L << 40;

    public Expectations {
        if (nowMillis < 0 || maxAgeSeconds < 0 || maxAgeSeconds > SECONDS_MAX || sizeSeen < 0) {
            throw new IllegalArgumentException("now " + nowMillis + ", age " + maxAgeSeconds + ", seen " + sizeSeen);
        }
    }

    /** The defaults of a client that has seen nothing yet. */
    public static Expectations of(TlogPolicy policy, long nowMillis) {
        return new Expectations(policy, nowMillis, MAX_AGE_SECONDS, 0, Optional.empty(), Optional.empty());
    }

    public Expectations withMaxAgeSeconds(long seconds) {
        return new Expectations(policy, nowMillis, seconds, sizeSeen, id, documentHash);
    }

    public Expectations withSizeSeen(long size) {
        return new Expectations(policy, nowMillis, maxAgeSeconds, size, id, documentHash);
    }

    public Expectations withId(String asked) {
        return new Expectations(policy, nowMillis, maxAgeSeconds, sizeSeen, Optional.of(asked), documentHash);
    }

    public Expectations withDocumentHash(String hex) {
        return new Expectations(policy, nowMillis, maxAgeSeconds, sizeSeen, id, Optional.of(hex));
    }
}
