package dev.flint.spi;

/**
 * How long an answer holds.
 *
 * @param position ledger position of the last change; of two answers for one identifier the higher one is newer
 * @param updatedSeconds time of the last change, seconds since 1970
 * @param maxAgeSeconds how long others may keep it
 * @param immutable whether this is a past version, which never changes
 */
public record Freshness(long position, long updatedSeconds, long maxAgeSeconds, boolean immutable) {
    public Freshness {
        if (position < 0 || maxAgeSeconds < 0) {
            throw new IllegalArgumentException("position " + position + ", max age " + maxAgeSeconds);
        }
    }

    /** Longest time, in seconds, that a past version may be kept: a year, the usual meaning of "for ever". */
    public static final long YEAR_SECONDS = 31_536_000;

    public Freshness asPastVersion() {
        return new Freshness(position, updatedSeconds, YEAR_SECONDS, true);
    }
}
