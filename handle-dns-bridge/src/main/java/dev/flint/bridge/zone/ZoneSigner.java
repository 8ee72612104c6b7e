package dev.flint.bridge.zone;

import dev.flint.bridge.dns.DnsName;
import dev.flint.bridge.dns.DnsRecord;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** Signs the records of a zone with each of its keys (RFC 4034, RFC 4035). */
public final class ZoneSigner {
    /** How long a signature holds, but for a random part. */
    static final Duration VALIDITY = Duration.ofDays(14);

    /** What is left of that when it is made anew. */
    static final Duration RENEWAL = Duration.ofDays(7);

    private static final Duration CLOCKS_APART = Duration.ofHours(1);
    private static final int SPREAD_SECONDS = 86_400;
    private static final int KEY_TTL_SECONDS = 3_600;
    private static final int RRSIG_HEAD_OCTETS = 18;
    private static final int EXPIRATION_AT = 8;
    private static final int INTERNET = 1;
    private static final int WINDOW_OCTETS_MAX = 32;

    private final DnsName apex;
    private final List<ZoneKey> keys;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** @param keys all sign; the last one is the newest */
    public ZoneSigner(DnsName apex, List<ZoneKey> keys, InstantSource clock, RandomGenerator random) {
        this.apex = apex;
        this.keys = List.copyOf(keys);
        this.clock = clock;
        this.random = random;
    }

    /** The records at the apex that tell the keys; of the newest, what the zone above is to say of it (RFC 7344). */
    public List<DnsRecord> keyRecords() {
        List<DnsRecord> records = new ArrayList<>();
        keys.forEach(key -> records.add(key.dnskey(DnsRecord.DNSKEY, KEY_TTL_SECONDS)));
        var newest = keys.get(keys.size() - 1);
        records.add(newest.dnskey(DnsRecord.CDNSKEY, KEY_TTL_SECONDS));
        records.add(newest.cds(apex, KEY_TTL_SECONDS));
        return records;
    }

    /** The keys as a text that is another when the keys are others. */
    public String identity() {
        var text = new StringBuilder();
        keys.forEach(key -> text.append(key.signing().algorithm())
                .append('/')
                .append(key.tag())
                .append(' '));
        return text.toString();
    }

    /** The signatures over a set of records of one type. */
    List<DnsRecord> sign(DnsName owner, List<DnsRecord> set) {
        return keys.stream().map(key -> sign(owner, set, key)).toList();
    }

    /** Records and the signatures over them. */
    List<DnsRecord> withSignatures(DnsName owner, List<DnsRecord> records) {
        List<DnsRecord> all = new ArrayList<>(records);
        DnsRecord.types(records).forEach(type -> all.addAll(sign(owner, DnsRecord.ofType(records, type))));
        return all;
    }

    private DnsRecord sign(DnsName owner, List<DnsRecord> set, ZoneKey key) {
        var first = set.get(0);
        byte[] name = owner.toOctets();
        byte[] signer = apex.toOctets();
        var now = clock.instant();
        int expires = (int) now.plus(VALIDITY).getEpochSecond() - random.nextInt(SPREAD_SECONDS);
        byte[] head = ByteBuffer.allocate(RRSIG_HEAD_OCTETS + signer.length)
                .putShort((short) first.type())
                .put((byte) key.signing().algorithm())
                .put((byte) owner.labels().size())
                .putInt(first.ttlSeconds())
                .putInt(expires)
                .putInt((int) now.minus(CLOCKS_APART).getEpochSecond())
                .putShort((short) key.tag())
                .put(signer)
                .array();
        var signed = new ByteArrayOutputStream(512);
        signed.writeBytes(head);
        set.stream().map(DnsRecord::data).sorted(Arrays::compareUnsigned).forEach(data -> {
            signed.writeBytes(name);
            signed.writeBytes(ByteBuffer.allocate(10)
                    .putShort((short) first.type())
                    .putShort((short) INTERNET)
                    .putInt(first.ttlSeconds())
                    .putShort((short) data.length)
                    .array());
            signed.writeBytes(data);
        });
        byte[] signature = key.signing().sign(signed.toByteArray());
        byte[] data = Arrays.copyOf(head, head.length + signature.length);
        System.arraycopy(signature, 0, data, head.length, signature.length);
        return new DnsRecord(DnsRecord.RRSIG, first.ttlSeconds(), data);
    }

    /** When a signature ends, in seconds since 1970. */
    static long expires(DnsRecord signature) {
        return ByteBuffer.wrap(signature.data()).getInt(EXPIRATION_AT) & 0xFFFF_FFFFL;
    }

    /**
     * Says which name comes next, and which types there are of this one (RFC 4034, 4).
     *
     * @param types those of records and signatures
     */
    static DnsRecord nsec(int ttlSeconds, DnsName next, Collection<Integer> types) {
        var data = new ByteArrayOutputStream();
        data.writeBytes(next.toOctets());
        var sorted = new TreeSet<>(types);
        while (!sorted.isEmpty()) {
            int window = sorted.first() >>> 8;
            byte[] bits = new byte[WINDOW_OCTETS_MAX];
            int length = 0;
            while (!sorted.isEmpty() && sorted.first() >>> 8 == window) {
                int low = sorted.pollFirst() & 0xFF;
                bits[low >>> 3] |= (byte) (0x80 >>> (low & 7));
                length = (low >>> 3) + 1;
            }
            data.write(window);
            data.write(length);
            data.write(bits, 0, length);
        }
        return new DnsRecord(DnsRecord.NSEC, ttlSeconds, data.toByteArray());
    }
}
