package dev.flint.bridge.zone;

import dev.flint.bridge.dns.DnsName;
import dev.flint.bridge.dns.DnsRecord;
import java.nio.ByteBuffer;

/** A key of a zone, and the records that are made of it. It signs the zone and its keys alike. */
public final class ZoneKey {
    private static final int ZONE_KEY_AND_ENTRY_POINT = 257;
    private static final int DNSSEC = 3;
    private static final int HEAD_OCTETS = 4;

    private final SigningKey key;
    private final byte[] data;
    private final int tag;

    public ZoneKey(SigningKey key) {
        this.key = key;
        byte[] octets = key.publicKey();
        this.data = ByteBuffer.allocate(HEAD_OCTETS + octets.length)
                .putShort((short) ZONE_KEY_AND_ENTRY_POINT)
                .put((byte) DNSSEC)
                .put((byte) key.algorithm())
                .put(octets)
                .array();
        this.tag = tag(data);
    }

    /** RFC 4034, appendix B. */
    private static int tag(byte[] data) {
        int sum = 0;
        for (int i = 0; i < data.length; i++) {
            sum += (i & 1) == 0 ? (data[i] & 0xFF) << 8 : data[i] & 0xFF;
        }
        return (sum + (sum >>> 16)) & 0xFFFF;
    }

    SigningKey signing() {
        return key;
    }

    /** Number by which signatures name it; others may have the same. */
    public int tag() {
        return tag;
    }

    DnsRecord dnskey(int type, int ttlSeconds) {
        return new DnsRecord(type, ttlSeconds, data);
    }

    /** What the zone above is to say of it (RFC 7344). */
    DnsRecord cds(DnsName apex, int ttlSeconds) {
        byte[] owner = apex.toOctets();
        byte[] digest = key.digest(ByteBuffer.allocate(owner.length + data.length)
                .put(owner)
                .put(data)
                .array());
        byte[] ds = ByteBuffer.allocate(HEAD_OCTETS + digest.length)
                .putShort((short) tag)
                .put((byte) key.algorithm())
                .put((byte) key.digestType())
                .put(digest)
                .array();
        return new DnsRecord(DnsRecord.CDS, ttlSeconds, ds);
    }
}
