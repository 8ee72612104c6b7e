package dev.flint.ledger;

import dev.flint.ledger.merkle.CompactRange;
import dev.flint.ledger.merkle.Merkle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log from its beginning, block by block, and checks what needs no rule and no entry hashing: CRCs, segment
 * headers, the chain of block headers, heights, sizes and times. Stops at the clean end or at the first fault.
 */
final class WalCursor {
    private static final int SIGNATURE_BYTES = 64;

    private final List<Path> segments;
    private final byte[] originHash;
    private final String chain;
    private final int commitBytes;

    private int segmentIndex = -1;
    private ByteBuffer segment = ByteBuffer.allocate(0);
    private long segmentHeight;
    private int offset;
    private long finishedBytes;

    private long height = -1;
    private long timeMillis = -1;
    private long txSize;
    private byte[] headerLeafHash = new byte[Merkle.HASH_BYTES];
    private CompactRange headers = CompactRange.EMPTY;
    private byte[] signature = new byte[0];
    private @Nullable WalFault fault;

    WalCursor(Path walDirectory, String origin, String chain) throws IOException {
        this.segments = Directories.list(walDirectory, SegmentHeader.FILE_ENDING);
        this.originHash = SegmentHeader.originHash(origin);
        this.chain = chain;
        this.commitBytes = BlockHeader.FIXED_BYTES + chain.length() + SIGNATURE_BYTES;
    }

    static int commitBytes(String chain) {
        return WalRecord.bytes(BlockHeader.FIXED_BYTES + chain.length() + SIGNATURE_BYTES);
    }

    /** The next block, or empty at the end: then {@link #fault} tells whether it is a clean one. */
    Optional<WalBlock> next() throws IOException {
        while (fault == null) {
            if (segmentIndex >= 0 && !isRestZero()) {
                return block();
            }
            if (segmentIndex + 1 == segments.size()) {
                return Optional.empty();
            }
            openNextSegment();
        }
        return Optional.empty();
    }

    Optional<WalFault> fault() {
        return Optional.ofNullable(fault);
    }

    private boolean isRestZero() {
        return firstNonZero(segment, offset) < 0;
    }

    /** Offset of the first byte that is not zero, -1 when all are. */
    static int firstNonZero(ByteBuffer in, int from) {
        int at = from;
        while (at + Long.BYTES <= in.limit() && in.getLong(at) == 0) {
            at += Long.BYTES;
        }
        for (; at < in.limit(); at++) {
            if (in.get(at) != 0) {
                return at;
            }
        }
        return -1;
    }

    private void openNextSegment() throws IOException {
        finishedBytes += offset;
        Path file = segments.get(++segmentIndex);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() > Integer.MAX_VALUE) {
                fault = new WalFault(file, 0, 0, false, "segment of " + channel.size() + " bytes");
                return;
            }
            segment = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        }
        offset = SegmentHeader.BYTES;
        Optional<SegmentHeader> header = SegmentHeader.parse(segment);
        String what = header.map(found -> faultIn(file, found)).orElse("no segment header");
        if (!what.isEmpty()) {
            fault = new WalFault(file, 0, 0, false, what);
            return;
        }
        segmentHeight = height + 1;
    }

    private String faultIn(Path file, SegmentHeader header) {
        if (!Arrays.equals(header.originHash(), originHash)) {
            return "segment of another origin";
        }
        if (header.firstHeight() != height + 1 || header.firstPosition() != txSize) {
            return "segment begins at height " + header.firstHeight() + ", position " + header.firstPosition()
                    + " instead of " + (height + 1) + ", " + txSize;
        }
        boolean named = SegmentHeader.fileName(height + 1).equals(String.valueOf(file.getFileName()));
        return named ? "" : "segment bears the wrong name";
    }

    private Optional<WalBlock> block() {
        List<Integer> entries = new ArrayList<>();
        int at = offset;
        int length = WalRecord.lengthAt(segment, at);
        while (length > 0 && WalRecord.typeAt(segment, at) == WalRecord.ENTRY && length <= Entry.BYTES_MAX) {
            entries.add(at);
            at += WalRecord.bytes(length);
            length = WalRecord.lengthAt(segment, at);
        }
        if (length < 0) {
            stopAtBrokenRecord(at);
            return Optional.empty();
        }
        byte[] commit = WalRecord.payloadAt(segment, at);
        int headerBytes = Math.max(0, commit.length - SIGNATURE_BYTES);
        Optional<BlockHeader> header = BlockHeader.parse(Arrays.copyOf(commit, headerBytes));
        boolean isCommit = WalRecord.typeAt(segment, at) == WalRecord.COMMIT && header.isPresent();
        if (!isCommit || !continues(header.orElseThrow(), entries.size())) {
            fault = new WalFault(file(), at, offset, false, "block does not continue the chain of headers");
            return Optional.empty();
        }
        byte[] signed = Arrays.copyOfRange(commit, headerBytes, commit.length);
        WalBlock block = new WalBlock(header.orElseThrow(), signed, segment, segmentHeight, entries);
        advance(block);
        offset = at + WalRecord.bytes(length);
        return Optional.of(block);
    }

    private boolean continues(BlockHeader header, int entries) {
        return header.chain().equals(chain)
                && header.height() == height + 1
                && header.timeMillis() > timeMillis
                && header.txSize() == txSize + entries
                && Arrays.equals(header.previous(), headerLeafHash);
    }

    private void advance(WalBlock block) {
        BlockHeader header = block.header();
        height = header.height();
        timeMillis = header.timeMillis();
        txSize = header.txSize();
        headerLeafHash = header.leafHash();
        headers = headers.append(headerLeafHash);
        signature = block.signature();
    }

    private void stopAtBrokenRecord(int at) {
        boolean last = segmentIndex + 1 == segments.size();
        if (!last) {
            fault = new WalFault(file(), at, offset, false, "record is damaged, the log goes on in a later segment");
        } else if (laterBlockFollows(at)) {
            fault = new WalFault(file(), at, offset, false, "record is damaged, a later block follows");
        } else {
            fault = new WalFault(file(), at, offset, true, "record is damaged or was never finished");
        }
    }

    /**
     * Whether a whole commit of a later block than the one being read lies behind. Its own commit proves nothing: an
     * interrupted write may have reached the disk in any order. One block further does: it was begun after this one
     * was synced.
     */
    private boolean laterBlockFollows(int from) {
        for (int at = from; at + WalRecord.bytes(commitBytes) <= segment.limit(); at++) {
            boolean candidate = segment.getInt(at) == commitBytes && WalRecord.typeAt(segment, at) == WalRecord.COMMIT;
            if (candidate && WalRecord.lengthAt(segment, at) == commitBytes) {
                byte[] header = Arrays.copyOf(WalRecord.payloadAt(segment, at), commitBytes - SIGNATURE_BYTES);
                if (BlockHeader.parse(header)
                        .filter(found -> found.height() > height + 1)
                        .isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean hasSegments() {
        return !segments.isEmpty();
    }

    /** The segment that was read last. */
    Path file() {
        return segments.get(segmentIndex);
    }

    /** Its first position. */
    long segmentHeight() {
        return segmentHeight;
    }

    /** Its bytes, shared, read-only. */
    ByteBuffer segment() {
        return segment;
    }

    /** Offset in that segment behind the last whole block. */
    int offset() {
        return offset;
    }

    /** Bytes of headers and blocks in all segments. */
    long usedBytes() {
        return finishedBytes + offset;
    }

    long height() {
        return height;
    }

    long txSize() {
        return txSize;
    }

    byte[] headerLeafHash() {
        return headerLeafHash;
    }

    CompactRange headers() {
        return headers;
    }

    /** Signature of the last block, empty before the first. */
    byte[] signature() {
        return signature;
    }
}
