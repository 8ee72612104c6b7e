package dev.flint.bridge;

import java.util.concurrent.atomic.LongAdder;

/** How often what has happened, told apart by a number; any thread counts without waiting. */
public final class Tally {
    private final LongAdder[] counts;

    /** @param size numbers below it are counted by themselves, all others together with the last */
    public Tally(int size) {
        this.counts = new LongAdder[size];
        for (int i = 0; i < size; i++) {
            counts[i] = new LongAdder();
        }
    }

    /** One more. */
    public void add(int number) {
        counts[number < 0 || number >= counts.length ? counts.length - 1 : number].increment();
    }

    /** How often it was. */
    public long of(int number) {
        return counts[number].sum();
    }
}
