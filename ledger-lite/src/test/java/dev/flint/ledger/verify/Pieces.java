package dev.flint.ledger.verify;

import dev.flint.ledger.proof.StateProof;
import dev.flint.ledger.proof.Statement;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The sections of a binary bundle, to be put together wrongly. */
record Pieces(Map<Integer, byte[]> sections) {
    static Pieces of(byte[] bundle) {
        ByteBuffer in = ByteBuffer.wrap(bundle).position(4);
        Map<Integer, byte[]> sections = new TreeMap<>();
        while (in.hasRemaining()) {
            int type = in.get();
            byte[] payload = new byte[in.getInt()];
            in.get(payload);
            sections.put(type, payload);
        }
        return new Pieces(sections);
    }

    byte[] section(int type) {
        return Objects.requireNonNull(sections.get(type));
    }

    Pieces with(int type, byte[] payload) {
        Map<Integer, byte[]> changed = new TreeMap<>(sections);
        changed.put(type, payload);
        return new Pieces(changed);
    }

    Pieces without(int type) {
        Map<Integer, byte[]> changed = new TreeMap<>(sections);
        changed.remove(type);
        return new Pieces(changed);
    }

    byte[] bytes() {
        return bytes(new ArrayList<>(sections.keySet()));
    }

    byte[] twice(int type) {
        List<Integer> order = new ArrayList<>(sections.keySet());
        order.add(order.indexOf(type), type);
        return bytes(order);
    }

    byte[] swapped(int one, int other) {
        List<Integer> order = new ArrayList<>(sections.keySet());
        Collections.swap(order, order.indexOf(one), order.indexOf(other));
        return bytes(order);
    }

    private byte[] bytes(List<Integer> order) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'F', 'L', 'P', '1'});
        for (int type : order) {
            byte[] payload = section(type);
            out.write(type);
            out.writeBytes(ByteBuffer.allocate(4).putInt(payload.length).array());
            out.writeBytes(payload);
        }
        return out.toByteArray();
    }

    /** A sibling more than the depth has, marked by a bit of the bitmap that stands for none. */
    byte[] siblingBeyond() {
        byte[] proof = section(3);
        int depth = ByteBuffer.wrap(proof).getShort();
        if (depth % 8 == 0) {
            throw new IllegalStateException("no unused bit at depth " + depth);
        }
        int end = proof.length - 1; // before the terminal of an inclusion
        byte[] longer = new byte[proof.length + 32];
        System.arraycopy(proof, 0, longer, 0, end);
        longer[end] = 1;
        longer[longer.length - 1] = proof[end];
        longer[2 + depth / 8] |= (byte) (0x80 >> depth % 8);
        return with(3, longer).bytes();
    }

    /** What a zero byte after a section leads to: texts and the header have no end of their own. */
    static String refusalOfLonger(int type) {
        return switch (type) {
            case 1 -> "STATE_PROOF";
            case 2 -> "STATE_PROOF";
            case 6 -> "HEADER";
            case 8 -> "CHECKPOINT";
            default -> "FORMAT";
        };
    }

    /** That an identifier is absent because its own leaf stands where it would be. */
    static Statement absentByOwnLeaf(Statement said) {
        byte[] key = SmallLedger.key(said.chain(), said.id());
        byte[] value = NaiveState.hash(4, said.record().orElseThrow());
        StateProof proof = said.proof();
        return new Statement(
                said.chain(),
                said.namespace(),
                said.id(),
                Optional.empty(),
                new StateProof(proof.depth(), proof.bitmap(), proof.siblings(), new StateProof.OtherLeaf(key, value)),
                List.of());
    }
}
