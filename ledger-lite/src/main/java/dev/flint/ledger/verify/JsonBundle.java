package dev.flint.ledger.verify;

import dev.flint.ledger.verify.Bundle.InLog;
import dev.flint.ledger.verify.Bundle.Kind;
import dev.flint.ledger.verify.Bundle.Operation;
import dev.flint.ledger.verify.Bundle.Said;
import dev.flint.ledger.verify.Bundle.Subject;
import dev.flint.ledger.verify.Bundle.Way;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the JSON form. */
final class JsonBundle {
    private static final String FORMAT = "flint-proof/1";
    private static final int CHAIN_MAX = 255;
    /** Members by the section of the binary form that they stand for. */
    private static final Map<Integer, String> SECTIONS = Map.of(
            1,
            "id",
            2,
            "record",
            3,
            "stateProof",
            4,
            "history",
            5,
            "transactions",
            6,
            "header",
            7,
            "headerPath",
            8,
            "checkpoint");

    private final Members.Fault fault = new Members.Fault();
    private final Members in;

    JsonBundle(JsonValue value) {
        this.in = Members.of(value, fault);
    }

    BundleParse read() {
        if (!in.string("format").equals(FORMAT)) {
            in.fault("format is not " + FORMAT);
        }
        Set<Integer> there = new HashSet<>();
        SECTIONS.forEach((section, name) -> {
            if (in.has(name)) {
                there.add(section);
            }
        });
        String parts = Sections.faultIn(there);
        if (!parts.isEmpty()) {
            in.fault(parts);
        }
        if (fault.first().isPresent()) {
            return fault.first().get();
        }
        Optional<Said> said = there.contains(1) ? Optional.of(said()) : Optional.empty();
        List<Operation> operations = there.contains(5) ? in.list("transactions", this::operation) : List.of();
        if ((said.isEmpty() && operations.size() != 1) || (there.contains(5) && operations.isEmpty())) {
            in.fault("the wrong number of operations");
        }
        InLog header = new InLog(
                in.base64("header"),
                in.integer("headerIndex"),
                in.hashes("headerPath", Bundle.PATH_MAX),
                text("checkpoint"));
        in.noMore();
        return fault.first().isPresent()
                ? fault.first().get()
                : new BundleParse.Parsed(new Bundle(said, operations, header));
    }

    private Said said() {
        Subject subject = new Subject(in.string("chain"), in.string("namespace"), text("id"));
        if (!Subject.isPlain(subject.chain(), CHAIN_MAX)
                || !Subject.isPlain(subject.namespace(), CHAIN_MAX)
                || subject.namespace().isEmpty()) {
            in.fault("chain or namespace is not visible ASCII");
        }
        Optional<String> record = in.has("record") ? Optional.of(text("record")) : Optional.empty();
        Way way = way(Members.of(in.value("stateProof"), fault));
        if (record.isPresent() != (way.kind() == Kind.INCLUSION)) {
            in.fault("a record stands exactly with a proof of inclusion");
        }
        List<String> history = in.has("history") ? in.strings("history") : List.of();
        if ((in.has("history") && history.isEmpty()) || history.contains("")) {
            in.fault("an empty history, or an empty record in it");
        }
        return new Said(subject, record, way, history);
    }

    private String text(String name) {
        String text = in.string(name);
        if (text.isEmpty()) {
            in.fault(name + " is empty");
        }
        return text;
    }

    private Way way(Members proof) {
        int depth = (int) Math.min(proof.integer("depth"), Bundle.DEPTH_MAX + 1);
        if (depth > Bundle.DEPTH_MAX) {
            proof.fault("depth above " + Bundle.DEPTH_MAX);
        }
        byte[] bitmap = proof.hex("bitmap", (depth + Byte.SIZE - 1) / Byte.SIZE);
        Iterator<byte[]> there = proof.hashes("siblings", Bundle.DEPTH_MAX).iterator();
        List<byte[]> siblings = new ArrayList<>();
        for (int i = 0; i < bitmap.length * Byte.SIZE; i++) {
            boolean isThere = (bitmap[i / Byte.SIZE] & 0x80 >> i % Byte.SIZE) != 0;
            if (isThere && (i >= depth || !there.hasNext())) {
                proof.fault("bitmap and siblings do not fit");
                break;
            }
            byte[] sibling = isThere ? there.next() : new byte[Bundle.HASH];
            if (i < depth) {
                siblings.add(sibling);
            }
        }
        if (there.hasNext()) {
            proof.fault("bitmap and siblings do not fit");
        }
        Members terminal = Members.of(proof.value("terminal"), fault);
        proof.noMore();
        return end(siblings, terminal);
    }

    private static Way end(List<byte[]> siblings, Members terminal) {
        String word = terminal.string("type");
        Kind kind = Kind.EMPTY;
        for (Kind known : Kind.values()) {
            kind = known.word.equals(word) ? known : kind;
        }
        if (!kind.word.equals(word)) {
            terminal.fault("unknown terminal");
        }
        boolean other = kind == Kind.OTHER_LEAF;
        byte[] key = other ? terminal.hex("key", Bundle.HASH) : new byte[0];
        byte[] value = other ? terminal.hex("value", Bundle.HASH) : new byte[0];
        terminal.noMore();
        return new Way(siblings, kind, key, value);
    }

    private Operation operation(JsonValue value) {
        Members operation = Members.of(value, fault);
        Operation read = new Operation(
                operation.integer("position"), operation.base64("leaf"), operation.hashes("path", Bundle.PATH_MAX));
        if (read.leaf().length > Bundle.LEAF_BYTES_MAX) {
            operation.fault("a leaf of " + read.leaf().length + " bytes");
        }
        operation.noMore();
        return read;
    }
}
