package dev.flint.bid.register;

import dev.flint.bid.KeyType;
import dev.flint.spi.DocumentBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Records as the ledger keeps them. All integers big-endian; a text is its UTF-8, a list its length and its elements.
 *
 * <pre>
 *   0         1       2              10      14
 *   +---------+-------+--------------+-------+-------------+-------------+-------------+-------------+-------------+
 *   | version | flags | updated (ms) | ttl s | u16 n, name | u32 n, c1.0 | u32 n, c1.1 | u32 n, memb | u32 n, meta |
 *   +---------+-------+--------------+-------+-------------+-------------+-------------+-------------+-------------+
 *   | u16 list of u16 texts: authentication | same: recovery | u16 list: u16 key id, letter, u16 n, octets          |
 *   +---------------------------------------+----------------+------------------------------------------------------+
 * </pre>
 */
final class RecordCodec {
    /** To be raised with every change of what answers look like: indexes of before are then derived anew. */
    static final byte VERSION = 3;

    private static final byte DEACTIVATED = 1;

    private RecordCodec() {}

    static byte[] encode(BidRecord record) {
        var document = record.document();
        var control = record.control();
        byte[] name = utf8(record.canonical());
        var authentication =
                control.authentication().stream().map(RecordCodec::utf8).toList();
        var recovery = control.recovery().stream().map(RecordCodec::utf8).toList();
        int length = 1
                + 1
                + 8
                + 4
                + 2
                + name.length
                + 4 * 4
                + document.context10().length
                + document.context11().length
                + document.members().length
                + record.metadata().length
                + lengthOf(authentication)
                + lengthOf(recovery)
                + 2;
        for (var key : control.keys()) {
            length += 2 + utf8(key.id()).length + 1 + 2 + key.octets().length;
        }
        var out = ByteBuffer.allocate(length)
                .put(VERSION)
                .put(record.deactivated() ? DEACTIVATED : 0)
                .putLong(record.validity().updatedMillis())
                .putInt(record.validity().ttlSeconds());
        putShort(out, name);
        for (byte[] part : List.of(document.context10(), document.context11(), document.members(), record.metadata())) {
            out.putInt(part.length).put(part);
        }
        putList(out, authentication);
        putList(out, recovery);
        out.putShort((short) control.keys().size());
        for (var key : control.keys()) {
            putShort(out, utf8(key.id()));
            out.put((byte) key.type().letter());
            putShort(out, key.octets());
        }
        return out.array();
    }

    /** The record without who may change it: all that an answer needs. */
    static BidRecord decodeAnswer(byte[] bytes) {
        return decode(ByteBuffer.wrap(bytes), false);
    }

    static BidRecord decode(byte[] bytes) {
        return decode(ByteBuffer.wrap(bytes), true);
    }

    private static BidRecord decode(ByteBuffer in, boolean withControl) {
        byte version = in.get();
        if (version != VERSION) {
            throw new IllegalStateException("record of version " + version);
        }
        boolean deactivated = (in.get() & DEACTIVATED) != 0;
        var validity = new BidRecord.Validity(in.getLong(), in.getInt());
        String name = text(in);
        var document = new DocumentBytes(part(in), part(in), part(in));
        byte[] metadata = part(in);
        var control = withControl ? new BidRecord.Control(texts(in), texts(in), keys(in)) : BidRecord.Control.NOBODY;
        return new BidRecord(name, deactivated, validity, control, document, metadata);
    }

    private static List<BidRecord.Key> keys(ByteBuffer in) {
        int count = Short.toUnsignedInt(in.getShort());
        var keys = new ArrayList<BidRecord.Key>(count);
        for (int i = 0; i < count; i++) {
            String id = text(in);
            var type = KeyType.ofLetter((char) in.get()).orElseThrow();
            keys.add(new BidRecord.Key(id, type, octets(in, Short.toUnsignedInt(in.getShort()))));
        }
        return keys;
    }

    private static List<String> texts(ByteBuffer in) {
        int count = Short.toUnsignedInt(in.getShort());
        var texts = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) {
            texts.add(text(in));
        }
        return texts;
    }

    private static String text(ByteBuffer in) {
        return new String(octets(in, Short.toUnsignedInt(in.getShort())), StandardCharsets.UTF_8);
    }

    private static byte[] part(ByteBuffer in) {
        return octets(in, in.getInt());
    }

    private static byte[] octets(ByteBuffer in, int length) {
        byte[] octets = new byte[length];
        in.get(octets);
        return octets;
    }

    private static int lengthOf(List<byte[]> texts) {
        return texts.stream().mapToInt(text -> 2 + text.length).sum() + 2;
    }

    private static void putList(ByteBuffer out, List<byte[]> texts) {
        out.putShort((short) texts.size());
        texts.forEach(text -> putShort(out, text));
    }

    private static void putShort(ByteBuffer out, byte[] octets) {
        out.putShort((short) octets.length).put(octets);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
