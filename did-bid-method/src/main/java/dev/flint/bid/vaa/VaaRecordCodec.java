package dev.flint.bid.vaa;

import dev.flint.bid.Bid;
import dev.flint.vaa.Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Records as the ledger's index keeps them: what readers are served, then the record, then its length in four bytes.
 * Texts are as {@link DataOutputStream#writeUTF} writes them.
 */
final class VaaRecordCodec {
    /** To be raised with every change of what answers look like: indexes of before are then derived anew. */
    static final byte VERSION = 1;

    private static final int LENGTH_BYTES = 4;

    private VaaRecordCodec() {}

    static byte[] append(byte[] served, VaaRecord record) {
        var bytes = new ByteArrayOutputStream(served.length + 512);
        bytes.writeBytes(served);
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(record.id().text());
            out.writeBoolean(record.retired());
            out.writeUTF(record.controller().canonical());
            out.writeUTF(record.contentHash());
            out.writeLong(record.createdMillis());
            out.writeLong(record.updatedMillis());
            write(out, record.content());
            out.writeInt(bytes.size() - served.length);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, VaaContent content) throws IOException {
        out.writeUTF(content.name());
        out.writeInt(content.ttlSeconds());
        out.writeByte(content.serials().map(SerialForm::length).orElse(0));
        out.writeBoolean(content.serials()
                .map(SerialForm::profile)
                .filter(Profile.STRICT::equals)
                .isPresent());
        out.writeByte(content.links().size());
        for (var link : content.links()) {
            out.writeUTF(link.linkType());
            out.writeUTF(link.href());
            out.writeUTF(link.title());
            out.writeUTF(link.mediaType().orElse(""));
            write(out, link.hreflang());
            out.writeBoolean(link.isDefault());
        }
        write(out, content.alsoKnownAs());
        out.writeByte(content.attributes().size());
        for (var attribute : content.attributes().entrySet()) {
            out.writeUTF(attribute.getKey());
            out.writeUTF(attribute.getValue());
        }
    }

    private static void write(DataOutputStream out, List<String> texts) throws IOException {
        out.writeByte(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    static VaaRecord decode(byte[] answer) {
        int end = answer.length - LENGTH_BYTES;
        try (var in = new DataInputStream(new ByteArrayInputStream(answer, end, LENGTH_BYTES))) {
            return decode(answer, end - in.readInt());
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private static VaaRecord decode(byte[] answer, int start) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(answer, start, answer.length - start))) {
            byte version = in.readByte();
            if (version != VERSION) {
                throw new IllegalStateException("record of version " + version);
            }
            var id = VaaId.parse(in.readUTF()).orElseThrow();
            boolean retired = in.readBoolean();
            var controller = Bid.of(in.readUTF());
            String contentHash = in.readUTF();
            long created = in.readLong();
            long updated = in.readLong();
            return new VaaRecord(id, retired, controller, content(in), contentHash, created, updated);
        }
    }

    private static VaaContent content(DataInputStream in) throws IOException {
        String name = in.readUTF();
        int ttl = in.readInt();
        int length = in.readByte();
        var profile = in.readBoolean() ? Profile.STRICT : Profile.EXTENDED;
        int count = in.readByte();
        List<TargetLink> links = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            links.add(new TargetLink(
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF(),
                    Optional.of(in.readUTF()).filter(type -> !type.isEmpty()),
                    texts(in),
                    in.readBoolean()));
        }
        var otherNames = texts(in);
        int attributeCount = in.readByte();
        Map<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < attributeCount; i++) {
            attributes.put(in.readUTF(), in.readUTF());
        }
        var serials = length == 0 ? Optional.<SerialForm>empty() : Optional.of(new SerialForm(length, profile));
        return new VaaContent(name, links, otherNames, attributes, serials, ttl);
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        int count = in.readByte();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(in.readUTF());
        }
        return texts;
    }
}
