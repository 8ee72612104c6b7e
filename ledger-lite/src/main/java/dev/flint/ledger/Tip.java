package dev.flint.ledger;

import dev.flint.ledger.merkle.CompactRange;
import dev.flint.ledger.merkle.Merkle;
import dev.flint.ledger.note.Checkpoint;
import java.nio.ByteBuffer;

/**
 * Where a chain stands: all that the next block builds on.
 *
 * @param height of the newest block, -1 before the first
 * @param timeMillis of that block
 * @param headerLeafHash of its header, 32 zero bytes before the first
 * @param entries right edge of the transaction log
 * @param headers right edge of the headers log
 */
@SuppressWarnings("ArrayRecordComponent") // package-made, read-only
record Tip(long height, long timeMillis, byte[] headerLeafHash, CompactRange entries, CompactRange headers) {
    static final Tip GENESIS = new Tip(-1, -1, new byte[Merkle.HASH_BYTES], CompactRange.EMPTY, CompactRange.EMPTY);

    /** The header of a block on top: the clock's time, but always later than the block before. */
    BlockHeader next(String chain, CompactRange entriesAfter, byte[] stateRoot, long timeMillis) {
        return new BlockHeader(
                chain, height + 1, timeMillis, entriesAfter.size(), entriesAfter.root(), stateRoot, headerLeafHash);
    }

    long nextTime(long clockMillis) {
        return Math.max(clockMillis, timeMillis + 1);
    }

    Tip after(BlockHeader header, CompactRange entriesAfter) {
        byte[] leaf = header.leafHash();
        return new Tip(header.height(), header.timeMillis(), leaf, entriesAfter, headers.append(leaf));
    }

    Checkpoint checkpoint(String origin) {
        return new Checkpoint(origin, headers.size(), headers.root());
    }

    int length() {
        return 2 * Long.BYTES + Merkle.HASH_BYTES + entries.length() + headers.length();
    }

    void write(ByteBuffer out) {
        out.putLong(height).putLong(timeMillis).put(headerLeafHash);
        entries.write(out);
        headers.write(out);
    }

    static Tip read(ByteBuffer in) {
        long height = in.getLong();
        long time = in.getLong();
        byte[] leaf = new byte[Merkle.HASH_BYTES];
        in.get(leaf);
        return new Tip(height, time, leaf, CompactRange.read(in), CompactRange.read(in));
    }
}
