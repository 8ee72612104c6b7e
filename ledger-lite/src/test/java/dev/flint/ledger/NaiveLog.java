package dev.flint.ledger;

import dev.flint.ledger.merkle.Merkle;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A log by the recursive definitions of RFC 6962, section 2.1, and nothing clever. Leaves are their hashes. */
public record NaiveLog(List<byte[]> leaves) {
    /** Leaf i is i as 8 bytes, as in the vectors. */
    public static NaiveLog counted(int size) {
        List<byte[]> leaves = new ArrayList<>();
        for (long i = 0; i < size; i++) {
            leaves.add(Merkle.leafHash(ByteBuffer.allocate(8).putLong(i).array()));
        }
        return new NaiveLog(leaves);
    }

    public NaiveLog first(long size) {
        return new NaiveLog(leaves.subList(0, (int) size));
    }

    public byte[] root() {
        if (leaves.isEmpty()) {
            return Merkle.emptyRoot();
        }
        return leaves.size() == 1 ? leaves.get(0) : Merkle.nodeHash(left().root(), right().root());
    }

    /** PATH(m, D[n]), section 2.1.1. */
    public List<byte[]> path(long index) {
        if (leaves.size() == 1) {
            return new ArrayList<>();
        }
        boolean inLeft = index < split();
        List<byte[]> path = inLeft ? left().path(index) : right().path(index - split());
        path.add(inLeft ? right().root() : left().root());
        return path;
    }

    /** PROOF(m, D[n]), section 2.1.2. */
    public List<byte[]> consistency(long oldSize) {
        return subproof(oldSize, true);
    }

    private List<byte[]> subproof(long oldSize, boolean whole) {
        if (oldSize == leaves.size()) {
            return whole ? new ArrayList<>() : new ArrayList<>(List.of(root()));
        }
        boolean inLeft = oldSize <= split();
        List<byte[]> proof = inLeft ? left().subproof(oldSize, whole) : right().subproof(oldSize - split(), false);
        proof.add(inLeft ? right().root() : left().root());
        return proof;
    }

    private int split() {
        return Integer.highestOneBit(leaves.size() - 1);
    }

    private NaiveLog left() {
        return first(split());
    }

    private NaiveLog right() {
        return new NaiveLog(leaves.subList(split(), leaves.size()));
    }
}
