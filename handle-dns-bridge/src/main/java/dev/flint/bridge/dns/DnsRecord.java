package dev.flint.bridge.dns;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A resource record without its owner.
 *
 * @param data as on the wire, names in it in lower case and not compressed; shared, read-only
 */
@SuppressWarnings("ArrayRecordComponent") // many answers share it; compared by "sameAs" only
public record DnsRecord(int type, int ttlSeconds, byte[] data) {
    public static final int A = 1;
    public static final int NS = 2;
    public static final int CNAME = 5;
    public static final int SOA = 6;
    public static final int TXT = 16;
    public static final int AAAA = 28;
    public static final int SRV = 33;
    public static final int NAPTR = 35;
    public static final int OPT = 41;
    public static final int RRSIG = 46;
    public static final int NSEC = 47;
    public static final int DNSKEY = 48;
    public static final int TLSA = 52;
    public static final int CDS = 59;
    public static final int CDNSKEY = 60;
    public static final int SVCB = 64;
    public static final int HTTPS = 65;
    /** Says in a denial that the name itself is not there (RFC 9824). */
    public static final int NXNAME = 128;

    public static final int TSIG = 250;
    public static final int IXFR = 251;
    public static final int AXFR = 252;
    public static final int ANY = 255;
    public static final int URI = 256;

    private static final int STRING_OCTETS_MAX = 255;

    private static final int SRV_TARGET_AT = 6;
    private static final int ALPN = 1;
    private static final int PORT = 3;

    /**
     * One of texts.
     *
     * @param texts each cut to 255 octets
     */
    public static DnsRecord txt(int ttlSeconds, List<String> texts) {
        var data = new ByteArrayOutputStream();
        texts.forEach(text -> string(data, text));
        return new DnsRecord(TXT, ttlSeconds, data.toByteArray());
    }

    private static void string(ByteArrayOutputStream data, String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(octets.length, STRING_OCTETS_MAX);
        data.write(length);
        data.write(octets, 0, length);
    }

    /** RFC 7553. */
    public static DnsRecord uri(int ttlSeconds, int priority, int weight, String target) {
        var data = new ByteArrayOutputStream();
        u16(data, priority);
        u16(data, weight);
        data.writeBytes(target.getBytes(StandardCharsets.UTF_8));
        return new DnsRecord(URI, ttlSeconds, data.toByteArray());
    }

    /** RFC 3403, a terminal rule whose result is a URI. */
    public static DnsRecord naptr(int ttlSeconds, String service, String expression) {
        var data = new ByteArrayOutputStream();
        u16(data, 10);
        u16(data, 10);
        string(data, "u");
        string(data, service);
        string(data, expression);
        data.write(0);
        return new DnsRecord(NAPTR, ttlSeconds, data.toByteArray());
    }

    public static DnsRecord ns(int ttlSeconds, DnsName server) {
        return new DnsRecord(NS, ttlSeconds, server.toOctets());
    }

    /** RFC 2782. */
    public static DnsRecord srv(int ttlSeconds, int port, DnsName server) {
        var data = new ByteArrayOutputStream();
        u16(data, 0);
        u16(data, 5);
        u16(data, port);
        data.writeBytes(server.toOctets());
        return new DnsRecord(SRV, ttlSeconds, data.toByteArray());
    }

    /**
     * A key that is somebody's own (RFC 6698: usage 3, selector 1, matching type 1).
     *
     * @param hash SHA-256 of its SubjectPublicKeyInfo
     */
    public static DnsRecord tlsa(int ttlSeconds, byte[] hash) {
        var data = new ByteArrayOutputStream();
        data.write(3);
        data.write(1);
        data.write(1);
        data.writeBytes(hash);
        return new DnsRecord(TLSA, ttlSeconds, data.toByteArray());
    }

    /**
     * Where a service is, and how it is spoken to (RFC 9460).
     *
     * @param type {@link #SVCB} or {@link #HTTPS}
     * @param protocol as ALPN names it; empty for what is usual
     * @param port 0 for the usual one
     */
    public static DnsRecord service(int type, int ttlSeconds, DnsName server, String protocol, int port) {
        var data = new ByteArrayOutputStream();
        u16(data, 1);
        data.writeBytes(server.toOctets());
        if (!protocol.isEmpty()) {
            u16(data, ALPN);
            u16(data, 1 + protocol.length());
            string(data, protocol);
        }
        if (port != 0) {
            u16(data, PORT);
            u16(data, 2);
            u16(data, port);
        }
        return new DnsRecord(type, ttlSeconds, data.toByteArray());
    }

    /**
     * An address of IPv4 or IPv6.
     *
     * @param octets 4 or 16
     */
    public static DnsRecord address(int ttlSeconds, byte[] octets) {
        return new DnsRecord(octets.length == 4 ? A : AAAA, ttlSeconds, octets);
    }

    /**
     * The start of authority.
     *
     * @param minimum how long it may be kept that a name is not there
     */
    public static DnsRecord soa(int ttlSeconds, DnsName server, DnsName mailbox, int serial, int minimum) {
        var data = new ByteArrayOutputStream();
        data.writeBytes(server.toOctets());
        data.writeBytes(mailbox.toOctets());
        u32(data, serial);
        u32(data, 3_600);
        u32(data, 600);
        u32(data, 604_800);
        u32(data, minimum);
        return new DnsRecord(SOA, ttlSeconds, data.toByteArray());
    }

    /** A name in it whose addresses a client will ask for next. */
    Optional<DnsName> target() {
        return switch (type) {
            case NS, CNAME -> Optional.of(DnsName.at(data, 0));
            case SRV -> Optional.of(DnsName.at(data, SRV_TARGET_AT));
            default -> Optional.empty();
        };
    }

    /** Whether it is a signature over records of a type. */
    public boolean isSignatureOver(int wanted) {
        return type == RRSIG && ((data[0] & 0xFF) << 8 | (data[1] & 0xFF)) == wanted;
    }

    /** The types of records, each once. */
    public static List<Integer> types(List<DnsRecord> records) {
        return records.stream().map(DnsRecord::type).distinct().toList();
    }

    /** Those of a type. */
    public static List<DnsRecord> ofType(List<DnsRecord> records, int type) {
        return records.stream().filter(record -> record.type == type).toList();
    }

    /** The last of a start of authority's numbers. */
    public int minimum() {
        return u32At(data.length - 4);
    }

    /** The first of a start of authority's numbers. */
    public int serial() {
        return u32At(data.length - 20);
    }

    private int u32At(int at) {
        return (data[at] & 0xFF) << 24
                | (data[at + 1] & 0xFF) << 16
                | (data[at + 2] & 0xFF) << 8
                | (data[at + 3] & 0xFF);
    }

    /** Whether another says the same. */
    public boolean sameAs(DnsRecord other) {
        return type == other.type && ttlSeconds == other.ttlSeconds && Arrays.equals(data, other.data);
    }

    private static void u16(ByteArrayOutputStream data, int value) {
        data.write(value >>> 8);
        data.write(value);
    }

    private static void u32(ByteArrayOutputStream data, int value) {
        u16(data, value >>> 16);
        u16(data, value);
    }
}
