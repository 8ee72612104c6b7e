package dev.flint.ledger;

import dev.flint.ledger.merkle.Merkle;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A block found whole in the log.
 *
 * @param signature 64 bytes over the checkpoint at this block
 * @param segment the segment's bytes, shared, read-only
 * @param segmentHeight height of the first block in the segment: its name
 * @param entryOffsets where the entry records begin
 */
@SuppressWarnings("ArrayRecordComponent") // package-made, read-only
record WalBlock(
        BlockHeader header, byte[] signature, ByteBuffer segment, long segmentHeight, List<Integer> entryOffsets) {

    long firstPosition() {
        return header.txSize() - entryOffsets.size();
    }

    byte[] entry(int index) {
        return WalRecord.payloadAt(segment, entryOffsets.get(index));
    }

    /** In the transaction log. */
    List<byte[]> leafHashes() {
        List<byte[]> hashes = new ArrayList<>(entryOffsets.size());
        for (int i = 0; i < entryOffsets.size(); i++) {
            hashes.add(Merkle.leafHash(LogLeaf.of(entry(i))));
        }
        return hashes;
    }

    /** The row by which the index finds the entry again. */
    EntryRow row(int index, List<Change> changes) {
        int offset = entryOffsets.get(index);
        return new EntryRow(firstPosition() + index, segmentHeight, offset, segment.getInt(offset), changes);
    }
}
