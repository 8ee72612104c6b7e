package dev.flint.ledger.verify;

import dev.flint.ledger.merkle.Merkle;
import dev.flint.ledger.proof.StateProof;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The prefix tree of draft-ietf-keytrans-protocol by its definition: a list of leaves, split bit by bit. */
record NaiveState(List<Leaf> leaves) {
    @SuppressWarnings("ArrayRecordComponent")
    record Leaf(byte[] key, byte[] value) {}

    byte[] root() {
        return root(leaves, 0);
    }

    StateProof proof(byte[] key) {
        List<byte[]> siblings = new ArrayList<>();
        List<Leaf> here = leaves;
        for (int depth = 0; here.size() > 1; depth++) {
            siblings.add(root(half(here, depth, !bit(key, depth)), depth + 1));
            here = half(here, depth, bit(key, depth));
        }
        if (here.isEmpty()) {
            return StateProof.of(siblings, new StateProof.Empty());
        }
        Leaf leaf = here.get(0);
        return StateProof.of(
                siblings,
                Arrays.equals(leaf.key(), key)
                        ? new StateProof.Inclusion()
                        : new StateProof.OtherLeaf(leaf.key(), leaf.value()));
    }

    private static byte[] root(List<Leaf> leaves, int depth) {
        if (leaves.isEmpty()) {
            return new byte[32];
        }
        if (leaves.size() == 1) {
            return hash(2, leaves.get(0).key(), leaves.get(0).value());
        }
        return hash(3, root(half(leaves, depth, false), depth + 1), root(half(leaves, depth, true), depth + 1));
    }

    private static List<Leaf> half(List<Leaf> leaves, int depth, boolean right) {
        return leaves.stream().filter(leaf -> bit(leaf.key(), depth) == right).toList();
    }

    private static boolean bit(byte[] key, int depth) {
        return (key[depth / 8] >> (7 - depth % 8) & 1) == 1;
    }

    static byte[] hash(int tag, byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return Merkle.sha256(out.toByteArray());
    }
}
