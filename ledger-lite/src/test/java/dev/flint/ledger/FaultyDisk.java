package dev.flint.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A disk that is full, fails to write or fails to sync when told. */
final class FaultyDisk implements Disk {
    volatile boolean full;
    volatile boolean crowded;
    volatile boolean failsForce;
    volatile boolean failsWrite;
    private final Disk disk = new FileDisk();

    @Override
    public void create(Path file, byte[] start, long size) throws IOException {
        if (full) {
            throw new IOException("No space left on device");
        }
        disk.create(file, start, size);
    }

    @Override
    public long freeBytes(Path directory) {
        return crowded ? 1_000 : disk.freeBytes(directory);
    }

    @Override
    public WritableFile open(Path file) throws IOException {
        WritableFile real = disk.open(file);
        return new WritableFile() {
            @Override
            public void write(ByteBuffer bytes, long offset) throws IOException {
                if (failsWrite) {
                    real.write(bytes.slice(0, bytes.remaining() / 2), offset);
                    throw new IOException("Input/output error");
                }
                real.write(bytes, offset);
            }

            @Override
            public void force() throws IOException {
                if (failsForce) {
                    throw new IOException("Input/output error");
                }
                real.force();
            }

            @Override
            public void close() throws IOException {
                real.close();
            }
        };
    }
}
