package dev.flint.bridge.dns;

import dev.flint.bridge.NetworkHash;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How often a network is told the same thing in a second, while its address may be a lie: response rate limiting. What
 * falls together shares what there is; memory is bounded.
 */
final class ResponseRates {
    private static final int BUCKETS = 1 << 16;
    private static final int ANSWERS_AT = 6;
    private static final int RCODE_AT = 3;

    private final int perSecond;
    private final InstantSource clock;
    private final int seed;
    /** The second in the upper half, and how often in it. */
    private final AtomicLongArray buckets = new AtomicLongArray(BUCKETS);

    /** What becomes of an answer. */
    enum Verdict {
        SEND,
        /** Sent without records, as if it were too long: who is there asks again on a connection. */
        SLIP,
        DROP
    }

    /** @param seed unknown to others, so that nobody can choose who falls together with whom */
    ResponseRates(int perSecond, InstantSource clock, int seed) {
        this.perSecond = perSecond;
        this.clock = clock;
        this.seed = seed;
    }

    /** Counts an answer. */
    Verdict of(InetAddress source, byte[] answer) {
        int bucket = bucket(source, answer);
        long second = clock.millis() / 1_000;
        // Two threads may count one for two: that lets a few more through, and keeps nobody waiting.
        long before = buckets.getOpaque(bucket);
        long count = before >>> 32 == (second & 0xFFFF_FFFFL) ? (before & 0xFFFF_FFFFL) + 1 : 1;
        buckets.setOpaque(bucket, second << 32 | count);
        if (count <= perSecond) {
            return Verdict.SEND;
        }
        return count % 2 == 0 ? Verdict.SLIP : Verdict.DROP;
    }

    /** Of a network and a name with records, or of a network and what there is not: that, names do not tell apart. */
    private int bucket(InetAddress source, byte[] answer) {
        int hash = NetworkHash.and(NetworkHash.of(seed, source), answer[RCODE_AT] & 0x0F);
        if (answer[ANSWERS_AT] != 0 || answer[ANSWERS_AT + 1] != 0) {
            for (int i = DnsQuery.HEADER_OCTETS; answer[i] != 0; i++) {
                hash = NetworkHash.and(hash, DnsName.lower(answer[i]));
            }
        }
        return NetworkHash.place(hash, BUCKETS);
    }
}
