package dev.flint.spi;

import java.time.Duration;

/**
 * How long the answers of a driver may be kept.
 *
 * @param fresh for how long an answer is given again without asking
 * @param stale for how much longer it is given, and said to be stale, while the driver fails
 * @param absent for how long "not found" is given again
 */
public record CachePolicy(Duration fresh, Duration stale, Duration absent) {
    /** For drivers that announce each change, or whose documents follow from their identifiers. */
    public static final CachePolicy UNTIL_REPLACED =
            new CachePolicy(Duration.ofSeconds(Long.MAX_VALUE), Duration.ZERO, Duration.ZERO);

    /** Asked each time. */
    public static final CachePolicy NEVER = new CachePolicy(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    public CachePolicy {
        if (fresh.isNegative() || stale.isNegative() || absent.isNegative()) {
            throw new IllegalArgumentException("a time to keep is negative");
        }
    }

    /** Whether answers stay until another one replaces them. */
    public boolean keepsUntilReplaced() {
        return fresh.equals(UNTIL_REPLACED.fresh);
    }
}
