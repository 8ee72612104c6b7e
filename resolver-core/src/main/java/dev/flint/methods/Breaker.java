package dev.flint.methods;

import java.util.function.LongSupplier;

/** Spares a driver that keeps failing, and its clients the waiting: one question in a while tries again. Any thread. */
final class Breaker {
    private static final int FAILURES_MAX = 5;
    private static final long OPEN_NANOS = 5_000_000_000L;

    private final LongSupplier nanoTime;
    private int failures;
    private long openedAt;
    private boolean trying;

    Breaker(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Whether a question may be asked now. Whoever asks tells how it went. */
    synchronized boolean allows() {
        if (failures < FAILURES_MAX) {
            return true;
        }
        if (trying || nanoTime.getAsLong() - openedAt < OPEN_NANOS) {
            return false;
        }
        trying = true;
        return true;
    }

    synchronized void succeeded() {
        failures = 0;
        trying = false;
    }

    synchronized void failed() {
        failures++;
        trying = false;
        openedAt = nanoTime.getAsLong();
    }
}
