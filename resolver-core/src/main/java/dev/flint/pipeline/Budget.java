package dev.flint.pipeline;

import java.time.InstantSource;

/** So many times a second, and no more. Any thread. */
final class Budget {
    private final int perSecond;
    private final InstantSource clock;
    private long second = Long.MIN_VALUE;
    private int taken;

    Budget(int perSecond, InstantSource clock) {
        this.perSecond = perSecond;
        this.clock = clock;
    }

    /** Whether there was something left. */
    synchronized boolean take() {
        long now = Math.floorDiv(clock.millis(), 1_000L);
        if (now != second) {
            second = now;
            taken = 0;
        }
        if (taken == perSecond) {
            return false;
        }
        taken++;
        return true;
    }
}
