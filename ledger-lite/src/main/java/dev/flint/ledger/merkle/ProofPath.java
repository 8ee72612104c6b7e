package dev.flint.ledger.merkle;

import dev.flint.ledger.proof.StateProof;
import java.util.ArrayList;
import java.util.List;

/** A proof in the making, from the root down. */
public final class ProofPath {
    private final List<byte[]> siblings = new ArrayList<>();

    /** Steps so far. */
    public int depth() {
        return siblings.size();
    }

    /** One step down, past the other child. */
    public void add(Subtree sibling) {
        siblings.add(sibling.hash());
    }

    /** Nothing is there. */
    public StateProof endsEmpty() {
        return StateProof.of(siblings, new StateProof.Empty());
    }

    /** A leaf is there, the sought one or not. */
    public StateProof endsAt(Leaf leaf, byte[] key) {
        return StateProof.of(
                siblings,
                leaf.hasKey(key) ? new StateProof.Inclusion() : new StateProof.OtherLeaf(leaf.key(), leaf.valueHash()));
    }
}
