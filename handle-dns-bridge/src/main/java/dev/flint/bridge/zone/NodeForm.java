package dev.flint.bridge.zone;

import dev.flint.bridge.dns.DnsName;
import dev.flint.bridge.dns.DnsRecord;
import dev.flint.bridge.dns.Transfers.OwnedRecord;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Names and their records as octets.
 *
 * <pre>
 *   key:    (label 00) from the last label before the apex to the first; 00 alone for the apex: this is the order of
 *           names in DNSSEC (RFC 4034, 6.1)
 *   node:   first end of a signature u32, record…
 *   record: type u16, TTL u32, length u16, data
 *   owned:  length u16, key, record
 * </pre>
 */
final class NodeForm {
    private static final byte[] APEX = {0};
    private static final int RECORD_HEAD_OCTETS = 8;
    private static final int END_OCTETS = 4;
    private static final long NEVER = 0xFFFF_FFFFL;

    private NodeForm() {}

    static byte[] key(List<String> labels) {
        if (labels.isEmpty()) {
            return APEX;
        }
        var key = new ByteArrayOutputStream(64);
        for (int i = labels.size() - 1; i >= 0; i--) {
            key.writeBytes(labels.get(i).getBytes(StandardCharsets.ISO_8859_1));
            key.write(0);
        }
        return key.toByteArray();
    }

    static DnsName name(byte[] key, DnsName apex) {
        List<String> labels = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < key.length; i++) {
            if (key[i] == 0) {
                if (i > start) {
                    labels.add(0, new String(key, start, i - start, StandardCharsets.ISO_8859_1));
                }
                start = i + 1;
            }
        }
        return DnsName.of(labels, apex);
    }

    static byte[] node(List<DnsRecord> records) {
        long end = records.stream()
                .filter(record -> record.type() == DnsRecord.RRSIG)
                .mapToLong(ZoneSigner::expires)
                .min()
                .orElse(NEVER);
        var node = new ByteArrayOutputStream(512);
        node.writeBytes(ByteBuffer.allocate(END_OCTETS).putInt((int) end).array());
        records.forEach(record -> record(node, record));
        return node.toByteArray();
    }

    /** When the first of a node's signatures ends, in seconds since 1970. */
    static long end(byte[] node) {
        return ByteBuffer.wrap(node).getInt() & 0xFFFF_FFFFL;
    }

    static List<DnsRecord> records(byte[] node) {
        var in = ByteBuffer.wrap(node, END_OCTETS, node.length - END_OCTETS);
        List<DnsRecord> records = new ArrayList<>(8);
        while (in.hasRemaining()) {
            records.add(record(in));
        }
        return records;
    }

    private static void record(ByteArrayOutputStream out, DnsRecord record) {
        out.writeBytes(ByteBuffer.allocate(RECORD_HEAD_OCTETS)
                .putShort((short) record.type())
                .putInt(record.ttlSeconds())
                .putShort((short) record.data().length)
                .array());
        out.writeBytes(record.data());
    }

    private static DnsRecord record(ByteBuffer in) {
        int type = in.getShort() & 0xFFFF;
        int ttl = in.getInt();
        byte[] data = new byte[in.getShort() & 0xFFFF];
        in.get(data);
        return new DnsRecord(type, ttl, data);
    }

    static void owned(ByteArrayOutputStream out, byte[] key, DnsRecord record) {
        out.write(key.length >>> 8);
        out.write(key.length);
        out.writeBytes(key);
        record(out, record);
    }

    static OwnedRecord owned(ByteBuffer in, DnsName apex) {
        byte[] key = new byte[in.getShort() & 0xFFFF];
        in.get(key);
        return new OwnedRecord(name(key, apex), record(in));
    }
}
