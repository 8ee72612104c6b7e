package dev.flint.bridge.dns;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A resource record without its owner.
 *
 * @param data as on the wire, names in it not compressed; shared, read-only
 * @param target a name in it whose addresses a client will ask for next
 */
@SuppressWarnings("ArrayRecordComponent") // many answers share it; compared by nobody
public record DnsRecord(int type, int ttlSeconds, byte[] data, Optional<DnsName> target) {
    public static final int A = 1;
    public static final int NS = 2;
    public static final int CNAME = 5;
    public static final int SOA = 6;
    public static final int TXT = 16;
    public static final int AAAA = 28;
    public static final int SRV = 33;
    public static final int NAPTR = 35;
    public static final int OPT = 41;
    public static final int IXFR = 251;
    public static final int AXFR = 252;
    public static final int ANY = 255;
    public static final int URI = 256;

    private static final int STRING_OCTETS_MAX = 255;

    /** One with nothing to ask for next. */
    public static DnsRecord of(int type, int ttlSeconds, byte[] data) {
        return new DnsRecord(type, ttlSeconds, data, Optional.empty());
    }

    /**
     * One of texts.
     *
     * @param texts each cut to 255 octets
     */
    public static DnsRecord txt(int ttlSeconds, List<String> texts) {
        var data = new ByteArrayOutputStream();
        texts.forEach(text -> string(data, text));
        return of(TXT, ttlSeconds, data.toByteArray());
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
        return of(URI, ttlSeconds, data.toByteArray());
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
        return of(NAPTR, ttlSeconds, data.toByteArray());
    }

    public static DnsRecord ns(int ttlSeconds, DnsName server) {
        return new DnsRecord(NS, ttlSeconds, server.toOctets(), Optional.of(server));
    }

    /** RFC 2782. */
    public static DnsRecord srv(int ttlSeconds, int port, DnsName server) {
        var data = new ByteArrayOutputStream();
        u16(data, 0);
        u16(data, 5);
        u16(data, port);
        data.writeBytes(server.toOctets());
        return new DnsRecord(SRV, ttlSeconds, data.toByteArray(), Optional.of(server));
    }

    /**
     * An address of IPv4 or IPv6.
     *
     * @param octets 4 or 16
     */
    public static DnsRecord address(int ttlSeconds, byte[] octets) {
        return of(octets.length == 4 ? A : AAAA, ttlSeconds, octets);
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
        return of(SOA, ttlSeconds, data.toByteArray());
    }

    /** The last of a start of authority's numbers. */
    int minimum() {
        int at = data.length - 4;
        return (data[at] & 0xFF) << 24
                | (data[at + 1] & 0xFF) << 16
                | (data[at + 2] & 0xFF) << 8
                | (data[at + 3] & 0xFF);
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
