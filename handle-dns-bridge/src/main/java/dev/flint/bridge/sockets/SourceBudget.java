package dev.flint.bridge.sockets;

import dev.flint.bridge.NetworkHash;
import java.net.InetAddress;
import java.time.InstantSource;

/**
 * How much more than it has sent may be sent back to a network, whose address in a datagram may be a lie. Networks that
 * fall together share what there is; memory is bounded. Confined to one thread.
 */
final class SourceBudget {
    /** Answers are sent for nothing up to this many times the request. */
    static final int FACTOR = 3;

    private static final int NETWORKS = 4_096;

    private final long octetsPerSecond;
    private final InstantSource clock;
    private final int seed;
    private final long[] left = new long[NETWORKS];
    private final long[] since = new long[NETWORKS];

    /** @param seed unknown to others, so that nobody can choose who falls together with whom */
    SourceBudget(long octetsPerSecond, InstantSource clock, int seed) {
        this.octetsPerSecond = octetsPerSecond;
        this.clock = clock;
        this.seed = seed;
    }

    /** Whether an answer may be sent. */
    boolean allows(InetAddress source, int requestOctets, int answerOctets) {
        long excess = answerOctets - (long) FACTOR * requestOctets;
        if (excess <= 0) {
            return true;
        }
        int network = NetworkHash.place(NetworkHash.of(seed, source), NETWORKS);
        long second = clock.millis() / 1_000;
        if (since[network] != second) {
            since[network] = second;
            left[network] = octetsPerSecond;
        }
        if (left[network] < excess) {
            return false;
        }
        left[network] -= excess;
        return true;
    }
}
