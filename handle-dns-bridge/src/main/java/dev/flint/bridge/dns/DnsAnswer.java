package dev.flint.bridge.dns;

import java.util.Arrays;
import java.util.List;

/** Writes one answer. */
final class DnsAnswer {
    static final int AUTHORITATIVE = 0x0400;

    static final int ANSWERS = 1;
    static final int AUTHORITIES = 2;
    static final int ADDITIONAL = 3;

    private static final DnsName NO_NAME = new DnsName(List.of());

    private static final int ANSWER = 0x8000;
    private static final int TRUNCATED = 0x0200;
    private static final int POINTER = 0xC000;
    private static final int OPT_OCTETS = 11;
    private static final int OPTION_OCTETS = 4;
    private static final int COOKIE = 10;
    private static final byte[] ROOT = {0};
    private static final int RECORD_OCTETS = 12;

    /** What fits into datagrams everywhere, without pieces (RFC 9715). */
    static final int DATAGRAM_OCTETS = 1_232;

    private final DnsQuery.Head head;
    private final DnsName asked;
    private final int[] counts = new int[4];
    private byte[] octets;
    private int size = DnsQuery.HEADER_OCTETS;

    /** One without records. */
    DnsAnswer(DnsQuery.Head head) {
        this(head, NO_NAME);
    }

    DnsAnswer(DnsQuery.Asked asked) {
        this(asked.head(), asked.name());
    }

    private DnsAnswer(DnsQuery.Head head, DnsName asked) {
        this.head = head;
        this.asked = asked;
        this.octets = new byte[512];
        counts[0] = head.question().length > 0 ? 1 : 0;
        put(head.question());
    }

    private void put(byte[] added) {
        room(added.length);
        System.arraycopy(added, 0, octets, size, added.length);
        size += added.length;
    }

    private void room(int count) {
        if (size + count > octets.length) {
            octets = Arrays.copyOf(octets, Math.max(size + count, 2 * octets.length));
        }
    }

    private void u16(int value) {
        room(2);
        octets[size++] = (byte) (value >>> 8);
        octets[size++] = (byte) value;
    }

    int size() {
        return size;
    }

    /** Forgets all records: what is left says that there are some. */
    void forgetRecords() {
        size = DnsQuery.HEADER_OCTETS + head.question().length;
        Arrays.fill(counts, 1, counts.length, 0);
    }

    /**
     * A record.
     *
     * @param section {@link #ANSWERS}, {@link #AUTHORITIES} or {@link #ADDITIONAL}
     */
    void add(int section, DnsName owner, DnsRecord record) {
        counts[section]++;
        if (asked.isBelow(owner)) {
            // The question ends in it; type and class stand behind the question's name.
            u16(POINTER | (DnsQuery.HEADER_OCTETS + head.question().length - 4 - owner.length()));
        } else {
            put(owner.toOctets());
        }
        record(record);
    }

    private void record(DnsRecord record) {
        room(RECORD_OCTETS + record.data().length);
        u16(record.type());
        u16(1);
        u16(record.ttlSeconds() >>> 16);
        u16(record.ttlSeconds());
        u16(record.data().length);
        put(record.data());
    }

    /** @param extended upper bits of the response code */
    void edns(int extended, int flags) {
        counts[ADDITIONAL]++;
        room(ednsOctets());
        put(ROOT);
        u16(DnsRecord.OPT);
        u16(DATAGRAM_OCTETS);
        u16(extended << 8);
        u16(flags);
        byte[] cookie = head.cookie();
        if (cookie.length == 0) {
            u16(0);
            return;
        }
        u16(OPTION_OCTETS + cookie.length);
        u16(COOKIE);
        u16(cookie.length);
        put(cookie);
    }

    /** The message. */
    byte[] toOctets(int rcode, int flags, boolean truncated) {
        int end = size;
        size = 0;
        u16(head.id());
        u16(ANSWER | head.repeated() | flags | (truncated ? TRUNCATED : 0) | rcode);
        for (int count : counts) {
            u16(count);
        }
        return Arrays.copyOf(octets, end);
    }

    int ednsOctets() {
        return OPT_OCTETS + (head.cookie().length == 0 ? 0 : OPTION_OCTETS + head.cookie().length);
    }
}
