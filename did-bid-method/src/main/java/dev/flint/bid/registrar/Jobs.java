package dev.flint.bid.registrar;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Registrations under way, forgotten in the order in which they began. Any thread. */
final class Jobs {
    static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final int ID_BYTES = 16;

    private final InstantSource clock;
    private final SecureRandom random;
    private final int countMax;
    private final Map<String, Job> jobs = new LinkedHashMap<>();

    /** @param countMax beyond so many the oldest is given up */
    Jobs(InstantSource clock, SecureRandom random, int countMax) {
        this.clock = clock;
        this.random = random;
        this.countMax = countMax;
    }

    /** A name that nobody can guess: who has it may go on with the job. */
    String newId() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    long expiryMillis() {
        return clock.millis() + LIFETIME.toMillis();
    }

    synchronized Job add(Job job) {
        long now = clock.millis();
        var oldest = jobs.values().iterator();
        while (oldest.hasNext()) {
            var first = oldest.next();
            if (!first.isOver(now) && jobs.size() < countMax) {
                break;
            }
            oldest.remove();
        }
        jobs.put(job.id(), job);
        return job;
    }

    synchronized Optional<Job> find(String id) {
        return Optional.ofNullable(jobs.get(id)).filter(job -> !job.isOver(clock.millis()));
    }
}
