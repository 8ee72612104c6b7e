package dev.flint.ledger.merkle;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Leaves of a log one after another, each after its length as 16 bits, big-endian: C2SP tlog-tiles, log entries. */
public final class EntryBundle {
    private static final int LENGTH_MAX = 0xffff;

    private EntryBundle() {}

    /**
     * Writes a bundle.
     *
     * @param leaves 1 to 256, each of at most 65,535 bytes
     */
    public static byte[] write(List<byte[]> leaves) {
        int bytes = leaves.stream().mapToInt(leaf -> Short.BYTES + leaf.length).sum();
        if (leaves.isEmpty() || leaves.size() > TilePath.WIDTH) {
            throw new IllegalArgumentException("a bundle of " + leaves.size() + " leaves");
        }
        ByteBuffer out = ByteBuffer.allocate(bytes);
        for (byte[] leaf : leaves) {
            if (leaf.length > LENGTH_MAX) {
                throw new IllegalArgumentException("a leaf of " + leaf.length + " bytes");
            }
            out.putShort((short) leaf.length).put(leaf);
        }
        return out.array();
    }

    /** Reads a bundle; empty when it is not exactly so many leaves. */
    public static Optional<List<byte[]>> read(byte[] bundle, int width) {
        ByteBuffer in = ByteBuffer.wrap(bundle);
        List<byte[]> leaves = new ArrayList<>();
        while (leaves.size() < width && in.remaining() >= Short.BYTES) {
            int length = in.getShort() & LENGTH_MAX;
            if (length > in.remaining()) {
                return Optional.empty();
            }
            byte[] leaf = new byte[length];
            in.get(leaf);
            leaves.add(leaf);
        }
        return leaves.size() == width && !in.hasRemaining() ? Optional.of(leaves) : Optional.empty();
    }
}
