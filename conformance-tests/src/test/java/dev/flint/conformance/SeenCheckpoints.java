package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

/** The checkpoints that one ledger has shown: it never goes back behind one, and never has two roots at one size. */
final class SeenCheckpoints {
    private final Map<Long, String> roots = new HashMap<>();
    private long largest;

    /** One seen while others look too, so that it may be older than one seen before. */
    synchronized void see(String note) {
        String[] lines = note.split("\n", -1);
        long size = Long.parseLong(lines[1]);
        String before = roots.putIfAbsent(size, lines[2]);
        assertThat(lines[2]).as("root at size %d", size).isEqualTo(before == null ? lines[2] : before);
        largest = Math.max(largest, size);
    }

    synchronized void seeAfterRestart(String note) {
        long before = largest;
        see(note);
        assertThat(Long.parseLong(note.split("\n", -1)[1])).isGreaterThanOrEqualTo(before);
    }
}
