package dev.flint.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A disk that may lose what was not synced, sector by sector in any order, that fills up, and whose syncs fail: once
 * a sync has failed, nobody may write or sync again. What the running program reads is what it has written.
 */
final class SimDisk implements Disk {
    private static final int SECTOR = 512;

    private final FileDisk real = new FileDisk();
    private final SplittableRandom random;
    private final TreeMap<String, byte[]> durable = new TreeMap<>();
    private final List<Unsynced> unsynced = new ArrayList<>();
    private boolean full;
    private boolean failsSync;
    private boolean syncFailed;

    @SuppressWarnings("ArrayRecordComponent") // lives in this class
    private record Unsynced(String name, long offset, byte[] bytes) {}

    SimDisk(SplittableRandom random) {
        this.random = random;
    }

    /** What is there when the program begins is on the disk. */
    void begin(Path walDirectory) throws IOException {
        for (Path file : Directories.list(walDirectory, SegmentHeader.FILE_ENDING)) {
            durable.put(file.getFileName().toString(), Files.readAllBytes(file));
        }
    }

    void setFull(boolean value) {
        full = value;
    }

    void failNextSync() {
        failsSync = true;
    }

    @Override
    public void create(Path file, byte[] start, long size) throws IOException {
        checkAlive();
        if (full) {
            throw new IOException("no space left on device");
        }
        // A segment appears whole or not at all, and durably: FileDisk's promise, kept here without a real sync.
        byte[] whole = Arrays.copyOf(start, (int) size);
        Files.write(file, whole);
        durable.put(file.getFileName().toString(), whole.clone());
    }

    @Override
    public long freeBytes(Path directory) {
        return full && random.nextBoolean() ? 0 : Long.MAX_VALUE;
    }

    @Override
    public WritableFile open(Path file) throws IOException {
        WritableFile opened = real.open(file);
        String name = file.getFileName().toString();
        return new WritableFile() {
            @Override
            public void write(ByteBuffer bytes, long offset) throws IOException {
                checkAlive();
                byte[] copy = new byte[bytes.remaining()];
                bytes.duplicate().get(copy);
                unsynced.add(new Unsynced(name, offset, copy));
                opened.write(bytes, offset);
            }

            @Override
            public void force() throws IOException {
                checkAlive();
                if (failsSync) {
                    syncFailed = true;
                    throw new IOException("input/output error");
                }
                for (Unsynced write : unsynced) {
                    apply(write, 0, write.bytes().length);
                }
                unsynced.clear();
            }

            @Override
            public void close() throws IOException {
                opened.close();
            }
        };
    }

    private void checkAlive() {
        if (syncFailed) {
            throw new AssertionError("the disk is used after a failed sync");
        }
    }

    private void apply(Unsynced write, int from, int to) {
        byte[] file = durable.get(write.name());
        System.arraycopy(write.bytes(), from, file, (int) write.offset() + from, to - from);
    }

    /** Leaves on the log's directory what a power loss at this moment would leave. */
    void losePower(Path walDirectory) throws IOException {
        for (Unsynced write : unsynced) {
            for (int from = 0; from < write.bytes().length; ) {
                int toBoundary = SECTOR - (int) ((write.offset() + from) % SECTOR);
                int to = Math.min(write.bytes().length, from + toBoundary);
                if (random.nextInt(3) > 0) {
                    apply(write, from, to);
                }
                from = to;
            }
        }
        for (Path file : Directories.list(walDirectory, "")) {
            byte[] kept = durable.get(file.getFileName().toString());
            if (kept == null) {
                Files.delete(file);
            } else {
                Files.write(file, kept);
            }
        }
    }
}
