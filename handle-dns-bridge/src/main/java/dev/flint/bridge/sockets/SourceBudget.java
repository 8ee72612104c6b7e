package dev.flint.bridge.sockets;

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
    private static final int IPV4_NETWORK_OCTETS = 3;
    private static final int IPV6_NETWORK_OCTETS = 7;

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
        int network = network(source);
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

    private int network(InetAddress source) {
        byte[] address = source.getAddress();
        int length = address.length == 4 ? IPV4_NETWORK_OCTETS : IPV6_NETWORK_OCTETS;
        int hash = seed;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ address[i]) * 0x01000193;
        }
        return (hash ^ hash >>> 16) & (NETWORKS - 1);
    }
}
