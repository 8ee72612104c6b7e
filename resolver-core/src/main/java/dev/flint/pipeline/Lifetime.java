package dev.flint.pipeline;

import dev.flint.spi.CachePolicy;
import dev.flint.spi.Freshness;
import java.time.Duration;

/**
 * Until when an answer may be given again. All in milliseconds of one clock.
 *
 * @param sinceMillis when the driver gave it
 * @param freshUntilMillis the end of the time in which nobody needs to be asked
 * @param staleUntilMillis the end of the time in which it is better than none
 */
record Lifetime(long sinceMillis, long freshUntilMillis, long staleUntilMillis) {
    /** Until another answer replaces it. */
    static final Lifetime ENDLESS = new Lifetime(0, Long.MAX_VALUE, Long.MAX_VALUE);

    /** At most for as long as the policy says, and the answer. */
    static Lifetime of(CachePolicy policy, Freshness freshness, long nowMillis) {
        if (policy.keepsUntilReplaced()) {
            return ENDLESS;
        }
        var own = Duration.ofSeconds(freshness.maxAgeSeconds());
        long fresh = end(nowMillis, own.compareTo(policy.fresh()) < 0 ? own : policy.fresh());
        return new Lifetime(nowMillis, fresh, end(fresh, policy.stale()));
    }

    private static long end(long start, Duration length) {
        long left = Long.MAX_VALUE - 1 - start;
        return length.compareTo(Duration.ofMillis(left)) > 0 ? start + left : start + length.toMillis();
    }

    boolean isEndless() {
        return freshUntilMillis == Long.MAX_VALUE;
    }
}
