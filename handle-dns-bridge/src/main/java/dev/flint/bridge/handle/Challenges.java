package dev.flint.bridge.handle;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Questions whose askers have to show first who they are: so many, for so long, each answered once. */
final class Challenges {
    private static final int OPEN_MAX = 4_096;
    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final int NONCE_OCTETS = 16;

    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<Integer, Open> open = new LinkedHashMap<>();

    /** @param random of which nobody can tell what comes next */
    Challenges(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /**
     * One that was given.
     *
     * @param request the question, as it came
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Open(byte[] request, RequestDigest digest, byte[] nonce, long endsMillis) {
        /** What is to be signed. */
        byte[] signed() {
            return new WireWriter(64).octets(nonce).octets(digest.octets()).toOctets();
        }
    }

    /** Under which session a challenge is given, and what has to be signed. */
    record Given(int sessionId, Open open) {}

    synchronized Given give(byte[] request, RequestDigest digest) {
        Iterator<Open> oldest = open.values().iterator();
        while (oldest.hasNext()) {
            boolean over = oldest.next().endsMillis() < clock.millis();
            if (!over && open.size() < OPEN_MAX) {
                break;
            }
            oldest.remove();
        }
        int session = random.nextInt();
        while (session == 0 || open.containsKey(session)) {
            session = random.nextInt();
        }
        byte[] nonce = new byte[NONCE_OCTETS];
        random.nextBytes(nonce);
        var given = new Open(request, digest, nonce, clock.millis() + LIFE.toMillis());
        open.put(session, given);
        return new Given(session, given);
    }

    /** Takes the question of a session; it can be taken once. */
    synchronized Optional<Open> take(int sessionId) {
        return Optional.ofNullable(open.remove(sessionId)).filter(given -> given.endsMillis() >= clock.millis());
    }
}
