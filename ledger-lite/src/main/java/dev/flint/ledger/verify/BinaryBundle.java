package dev.flint.ledger.verify;

import dev.flint.ledger.note.StrictUtf8;
import dev.flint.ledger.verify.Bundle.InLog;
import dev.flint.ledger.verify.Bundle.Kind;
import dev.flint.ledger.verify.Bundle.Operation;
import dev.flint.ledger.verify.Bundle.Said;
import dev.flint.ledger.verify.Bundle.Subject;
import dev.flint.ledger.verify.Bundle.Way;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads the binary form. Each content has exactly one spelling. */
final class BinaryBundle {
    private static final byte[] MAGIC = {'F', 'L', 'P', '1'};
    private static final int TYPE_MAX = 8;
    private static final int CHAIN_MAX = 255;

    private final ByteCursor in;
    private final Map<Integer, ByteCursor> sections = new TreeMap<>();

    BinaryBundle(byte[] bytes) {
        this.in = new ByteCursor(bytes);
    }

    BundleParse read() {
        if (!Arrays.equals(in.take(MAGIC.length, "FLP1"), MAGIC)) {
            in.fault("does not begin with FLP1", 0);
        }
        int end = in.remaining() + in.at();
        sections();
        String parts = Sections.faultIn(sections.keySet());
        if (!parts.isEmpty()) {
            in.fault(parts, end);
        }
        if (in.isFaulty()) {
            return in.rejected();
        }
        Optional<Said> said = sections.containsKey(1) ? Optional.of(said(end)) : Optional.empty();
        List<Operation> operations = section(5, List.of(), BinaryBundle::operations);
        if (said.isEmpty() && operations.size() != 1) {
            in.fault("more than one operation and no subject", end);
        }
        byte[] header = section(6, new byte[0], part -> part.take(part.remaining(), "header"));
        String checkpoint = section(8, "", this::utf8);
        InLog none = new InLog(header, 0, List.of(), checkpoint);
        InLog inLog = section(
                7, none, part -> new InLog(header, part.number(Long.BYTES, "header index"), path(part), checkpoint));
        return in.isFaulty() ? in.rejected() : new BundleParse.Parsed(new Bundle(said, operations, inLog));
    }

    private void sections() {
        int last = 0;
        while (in.remaining() > 0) {
            int start = in.at();
            int type = (int) in.number(1, "type");
            if (type == 0 || type > TYPE_MAX || type <= last) {
                in.fault("section of type " + type + " after " + last, start);
            }
            long length = in.number(Integer.BYTES, "length");
            sections.put(type, in.part(length, "section " + type));
            last = type;
        }
    }

    private Said said(int end) {
        Subject subject = section(1, new Subject("", "", ""), this::subject);
        Optional<String> record = sections.containsKey(2) ? Optional.of(section(2, "", this::utf8)) : Optional.empty();
        Way way = section(3, new Way(List.of(), Kind.EMPTY, new byte[0], new byte[0]), BinaryBundle::way);
        if (record.isPresent() != (way.kind() == Kind.INCLUSION)) {
            in.fault("a record stands exactly with a proof of inclusion", end);
        }
        return new Said(subject, record, way, section(4, List.of(), this::history));
    }

    private <T> T section(int type, T absent, Function<ByteCursor, T> read) {
        ByteCursor part = sections.get(type);
        if (part == null) {
            return absent;
        }
        if (part.remaining() == 0) {
            part.fault("section " + type + " is empty", part.at());
        }
        T content = read.apply(part);
        in.finish(part);
        return content;
    }

    private Subject subject(ByteCursor part) {
        int start = part.at();
        String chain = ascii(part, "chain");
        String namespace = ascii(part, "namespace");
        if (!Subject.isPlain(chain, CHAIN_MAX) || !Subject.isPlain(namespace, CHAIN_MAX) || namespace.isEmpty()) {
            part.fault("chain or namespace is not visible ASCII", start);
        }
        return new Subject(chain, namespace, utf8(part));
    }

    private static String ascii(ByteCursor part, String what) {
        byte[] bytes = part.take(part.number(1, what), what);
        return new String(bytes, StandardCharsets.ISO_8859_1); // what is not ASCII stays visible as such
    }

    private String utf8(ByteCursor part) {
        int start = part.at();
        Optional<String> text = StrictUtf8.decode(part.take(part.remaining(), "text"));
        if (text.isEmpty() || text.get().isEmpty()) {
            part.fault("not UTF-8, or empty", start);
        }
        return text.orElse("");
    }

    private static Way way(ByteCursor part) {
        int start = part.at();
        int depth = (int) part.number(Short.BYTES, "depth");
        if (depth > Bundle.DEPTH_MAX) {
            part.fault("depth " + depth, start);
        }
        byte[] bitmap = part.take((depth + Byte.SIZE - 1) / Byte.SIZE, "bitmap");
        List<byte[]> siblings = new ArrayList<>();
        for (int i = 0; i < bitmap.length * Byte.SIZE && !part.isFaulty(); i++) {
            boolean there = (bitmap[i / Byte.SIZE] & 0x80 >> i % Byte.SIZE) != 0;
            int at = part.at();
            byte[] sibling = there ? part.take(Bundle.HASH, "sibling") : new byte[Bundle.HASH];
            if (there && (i >= depth || Arrays.equals(sibling, new byte[Bundle.HASH]))) {
                part.fault("a sibling that is none", at);
            }
            if (i < depth) {
                siblings.add(sibling);
            }
        }
        return end(part, siblings);
    }

    private static Way end(ByteCursor part, List<byte[]> siblings) {
        int start = part.at();
        long code = part.number(1, "terminal");
        Optional<Kind> known =
                Arrays.stream(Kind.values()).filter(kind -> kind.code == code).findFirst();
        if (known.isEmpty()) {
            part.fault("terminal " + code, start);
        }
        Kind kind = known.orElse(Kind.EMPTY);
        int hash = kind == Kind.OTHER_LEAF ? Bundle.HASH : 0;
        return new Way(siblings, kind, part.take(hash, "key"), part.take(hash, "value"));
    }

    private List<String> history(ByteCursor part) {
        List<String> records = new ArrayList<>();
        while (part.remaining() > 0) {
            ByteCursor record = part.part(part.number(Integer.BYTES, "length"), "record");
            records.add(utf8(record));
            part.finish(record);
        }
        return records;
    }

    private static List<Operation> operations(ByteCursor part) {
        List<Operation> operations = new ArrayList<>();
        while (part.remaining() > 0) {
            long position = part.number(Long.BYTES, "position");
            int start = part.at();
            long length = part.number(Integer.BYTES, "leaf length");
            if (length == 0 || length > Bundle.LEAF_BYTES_MAX) {
                part.fault("a leaf of " + length + " bytes", start);
            }
            operations.add(new Operation(position, part.take(length, "leaf"), path(part)));
        }
        return operations;
    }

    private static List<byte[]> path(ByteCursor part) {
        int start = part.at();
        long count = part.number(1, "path length");
        if (count > Bundle.PATH_MAX) {
            part.fault("a path of " + count, start);
        }
        return part.hashes(count, "path");
    }
}
