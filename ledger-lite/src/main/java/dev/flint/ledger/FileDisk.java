package dev.flint.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The real disk. */
final class FileDisk implements Disk {
    static final String DRAFT_ENDING = ".new";

    private static final int ZEROS_BYTES = 1 << 20;

    @Override
    public void create(Path file, byte[] start, long size) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + DRAFT_ENDING);
        try {
            fill(draft, start, size);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            Directories.sync(file.getParent());
        } catch (IOException e) {
            Files.deleteIfExists(draft);
            throw e;
        }
    }

    /** Zeros are written, not skipped: a hole would be allocated at the first sync of each block, and could fail. */
    private static void fill(Path draft, byte[] start, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            writeAll(channel, ByteBuffer.wrap(start), 0);
            ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(size, ZEROS_BYTES));
            for (long offset = start.length; offset < size; offset += zeros.limit()) {
                zeros.clear().limit((int) Math.min(zeros.capacity(), size - offset));
                writeAll(channel, zeros, offset);
            }
            channel.force(true);
        }
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes, long offset) throws IOException {
        long at = offset;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    @Override
    public long freeBytes(Path directory) {
        return directory.toFile().getUsableSpace(); // one system call; a FileStore would read the table of mounts
    }

    @Override
    public WritableFile open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        return new WritableFile() {
            @Override
            public void write(ByteBuffer bytes, long offset) throws IOException {
                writeAll(channel, bytes, offset);
            }

            @Override
            public void force() throws IOException {
                channel.force(false);
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }
}
