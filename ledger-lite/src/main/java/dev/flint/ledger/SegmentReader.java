package dev.flint.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads single entries out of the log; keeps the last segment open. A RandomAccessFile, not a channel: an interrupt of
 * the reading thread would close a channel. Confined to its reader.
 */
final class SegmentReader implements Closeable {
    private final Path directory;
    private @Nullable RandomAccessFile file;
    private long openSegment = -1;

    SegmentReader(Path directory) {
        this.directory = directory;
    }

    /**
     * The entry at a place.
     *
     * @throws LedgerDamagedException when the record there is not the one that was written
     */
    byte[] entry(IndexValue.EntryPlace place) throws IOException {
        byte[] record = new byte[WalRecord.bytes(place.length())];
        RandomAccessFile in = segment(place.segmentHeight());
        in.seek(place.offset());
        boolean whole = in.length() - place.offset() >= record.length;
        if (whole) {
            in.readFully(record);
        }
        ByteBuffer bytes = ByteBuffer.wrap(record);
        boolean sound = whole
                && WalRecord.lengthAt(bytes, 0) == place.length()
                && WalRecord.typeAt(bytes, 0) == WalRecord.ENTRY;
        if (!sound) {
            String name = directory
                    .resolve(SegmentHeader.fileName(place.segmentHeight()))
                    .toString();
            throw new LedgerDamagedException(name, place.offset(), "entry record is altered");
        }
        return WalRecord.payloadAt(bytes, 0);
    }

    private RandomAccessFile segment(long height) throws IOException {
        RandomAccessFile open = file;
        if (open == null || openSegment != height) {
            close();
            open = new RandomAccessFile(
                    directory.resolve(SegmentHeader.fileName(height)).toFile(), "r");
            file = open;
            openSegment = height;
        }
        return open;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
