package dev.flint.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The writing end of the log. Confined to the chain-writer thread. */
final class Wal implements Closeable {
    private final Path directory;
    private final Disk disk;
    private final byte[] originHash;
    private final int segmentBytes;

    private Disk.@Nullable WritableFile file;
    private long segmentHeight;
    private long segmentSize;
    private int offset;
    private long usedBytes;

    /** Goes on where a cursor came to the end. */
    Wal(Path directory, Disk disk, ChainSettings settings, WalCursor end) throws IOException {
        this.directory = directory;
        this.disk = disk;
        this.originHash = SegmentHeader.originHash(settings.origin());
        this.segmentBytes = settings.segmentBytes();
        if (end.hasSegments()) {
            this.file = disk.open(end.file());
            this.segmentHeight = end.segmentHeight();
            this.segmentSize = end.segment().limit();
            this.offset = end.offset();
            this.usedBytes = end.usedBytes();
        }
    }

    /**
     * Makes room for a block, in a new segment when the present one is too full. A failure leaves the log as it was and
     * may be tried again.
     *
     * @param derivedBytes what has to be free beside the log: a block that is in the log has to get into the index
     */
    void reserve(long height, long position, int blockBytes, long derivedBytes) throws IOException {
        long free = disk.freeBytes(directory);
        if (free < derivedBytes) {
            throw new IOException(free + " bytes are free, a block needs " + derivedBytes);
        }
        if (file != null && offset + (long) blockBytes <= segmentSize) {
            return;
        }
        long size = Math.max(segmentBytes, SegmentHeader.BYTES + (long) blockBytes);
        Path next = directory.resolve(SegmentHeader.fileName(height));
        disk.create(next, new SegmentHeader(originHash, height, position).bytes(), size);
        Disk.WritableFile opened = disk.open(next);
        close();
        file = opened;
        segmentHeight = height;
        segmentSize = size;
        offset = SegmentHeader.BYTES;
        usedBytes += SegmentHeader.BYTES;
    }

    /** Writes a block at the reserved place and syncs it. After a failure the log must not be written any more. */
    void append(ByteBuffer block) throws IOException {
        Disk.WritableFile open = file;
        if (open == null) {
            throw new IllegalStateException("append without reserve");
        }
        int length = block.remaining();
        open.write(block, offset);
        open.force();
        offset += length;
        usedBytes += length;
    }

    /** Height of the first block in the segment being written. */
    long segmentHeight() {
        return segmentHeight;
    }

    /** Where the next block begins. */
    int offset() {
        return offset;
    }

    long usedBytes() {
        return usedBytes;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
