package dev.flint.ledger.merkle;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The hashes of one log on disk. One file per tile level, named {@code level-0} upwards: that of level L holds the
 * roots of the full subtrees of 256^L leaves, 32 bytes each, so that every tile is a piece of one file.
 *
 * <p>One thread appends; any thread reads. A size is published after its hashes are written, and files never shrink
 * while they are open, so a reader needs no lock. The files are derived from the log and not synced: after power loss
 * ask {@link #isWhole}, and build them anew if they are not. Disk faults are {@link UncheckedIOException}s.
 *
 * <p>Trap: interrupting a thread that reads closes the file for all.
 */
public final class LogHashes implements Closeable {
    private static final int TILE_LEVELS = 8; // bits of a byte: 256 hashes of a tile make one of the level above
    private static final int HASH = Merkle.HASH_BYTES;

    private final Path directory;

    /** Grown by the appending thread before the size that needs it is published. */
    private volatile FileChannel[] levels = {};

    private volatile long size;

    private LogHashes(Path directory) {
        this.directory = directory;
    }

    /**
     * Opens the hashes of a log whose head is known.
     *
     * @param directory made if there is none
     * @param head of the log; what the files hold beyond it is cut off
     * @return hashes of the head's size, or of size 0 when the files hold less or another root: then append them all
     */
    public static LogHashes open(Path directory, CompactRange head) {
        LogHashes hashes = new LogHashes(directory);
        try {
            Files.createDirectories(directory);
            boolean known = hashes.cutTo(head.size());
            hashes.size = known ? head.size() : 0;
            if (known && !Arrays.equals(hashes.root(head.size()), head.root())) {
                hashes.cutTo(0);
                hashes.size = 0;
            }
            return hashes;
        } catch (IOException | UncheckedIOException e) {
            hashes.close();
            throw e instanceof UncheckedIOException unchecked
                    ? unchecked
                    : new UncheckedIOException(directory.toString(), (IOException) e);
        }
    }

    /** Cuts every level to what a size needs; all to nothing, and false, when one is shorter. */
    private boolean cutTo(long wanted) throws IOException {
        boolean known = true;
        for (int level = 0; level < TILE_LEVELS; level++) {
            long bytes = (wanted >>> (level * TILE_LEVELS)) * HASH;
            if (bytes > 0 || Files.exists(file(level))) {
                FileChannel channel = channel(level);
                known &= channel.size() >= bytes;
                channel.truncate(bytes);
            }
        }
        if (!known) {
            cutTo(0);
        }
        return known;
    }

    /** Number of leaves. */
    public long size() {
        return size;
    }

    /**
     * Appends leaves. After a disk fault the size is as before, and the same may be tried again.
     *
     * @param leafHashes 32 bytes each, in the log's order
     */
    public void append(List<byte[]> leafHashes) {
        ByteBuffer bytes = ByteBuffer.allocate(leafHashes.size() * HASH);
        for (byte[] hash : leafHashes) {
            if (hash.length != HASH) {
                throw new IllegalArgumentException("a hash of " + hash.length + " bytes");
            }
            bytes.put(hash);
        }
        long before = size;
        try {
            write(0, before, bytes.flip());
            for (int level = 1; level < TILE_LEVELS; level++) {
                appendRoots(level, before, before + leafHashes.size());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(directory.toString(), e);
        }
        size = before + leafHashes.size();
    }

    /** Writes the roots of the tiles below that became full. */
    private void appendRoots(int level, long before, long after) throws IOException {
        long first = before >>> (level * TILE_LEVELS);
        long end = after >>> (level * TILE_LEVELS);
        if (first == end) {
            return;
        }
        ByteBuffer roots = ByteBuffer.allocate(Math.toIntExact((end - first) * HASH));
        for (long tile = first; tile < end; tile++) {
            roots.put(Merkle.perfectRoot(read(level - 1, tile * TilePath.WIDTH, TilePath.WIDTH)));
        }
        write(level, first, roots.flip());
    }

    /** The bytes of a tile of hashes; empty when the log does not have it as wide, and for a bundle of leaves. */
    public Optional<byte[]> tile(TilePath path) {
        if (path.isEntries() || path.level() >= TILE_LEVELS) {
            return Optional.empty();
        }
        long first = path.index() * TilePath.WIDTH;
        long hashes = size >>> (path.level() * TILE_LEVELS);
        return first <= hashes - path.width() ? Optional.of(read(path.level(), first, path.width())) : Optional.empty();
    }

    /** Root of the first {@code size} leaves, of which the log has at least as many. */
    public byte[] root(long size) {
        checkHas(size);
        return MerkleProofs.root(size, this::hash);
    }

    /** Path of a leaf to the root of the first {@code size} leaves. */
    public List<byte[]> inclusionPath(long index, long size) {
        checkHas(size);
        return MerkleProofs.inclusion(index, size, this::hash);
    }

    /** Proof that the tree of {@code newSize} begins with the tree of {@code oldSize}, which is not empty. */
    public List<byte[]> consistencyProof(long oldSize, long newSize) {
        checkHas(newSize);
        return MerkleProofs.consistency(oldSize, newSize, this::hash);
    }

    /** Whether every stored root is that of its tile: reads and hashes all. For a scrubber, and after power loss. */
    public boolean isWhole() {
        long leaves = size;
        for (int level = 1; level < TILE_LEVELS; level++) {
            long count = leaves >>> (level * TILE_LEVELS);
            for (long tile = 0; tile < count; tile++) {
                byte[] root = Merkle.perfectRoot(read(level - 1, tile * TilePath.WIDTH, TilePath.WIDTH));
                if (!Arrays.equals(root, read(level, tile, 1))) {
                    return false;
                }
            }
        }
        return true;
    }

    private byte[] hash(int level, long index) {
        int within = level % TILE_LEVELS;
        return Merkle.perfectRoot(read(level / TILE_LEVELS, index << within, 1 << within));
    }

    private byte[] read(int level, long first, int count) {
        ByteBuffer bytes = ByteBuffer.allocate(count * HASH);
        try {
            while (bytes.hasRemaining()) {
                if (levels[level].read(bytes, first * HASH + bytes.position()) < 0) {
                    throw new IOException(file(level) + " ends before hash " + (first + count));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.array();
    }

    private void write(int level, long first, ByteBuffer hashes) throws IOException {
        FileChannel channel = channel(level);
        while (hashes.hasRemaining()) {
            channel.write(hashes, first * HASH + hashes.position());
        }
    }

    private FileChannel channel(int level) throws IOException {
        FileChannel[] open = levels;
        if (level >= open.length) {
            FileChannel[] more = Arrays.copyOf(open, level + 1);
            for (int i = open.length; i <= level; i++) {
                more[i] = FileChannel.open(
                        file(i), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            }
            levels = more;
            open = more;
        }
        return open[level];
    }

    private Path file(int level) {
        return directory.resolve("level-" + level);
    }

    private void checkHas(long leaves) {
        if (leaves < 0 || leaves > size) {
            throw new IllegalArgumentException("a tree of " + leaves + " leaves in a log of " + size);
        }
    }

    @Override
    public void close() {
        for (FileChannel channel : levels) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(directory.toString(), e);
            }
        }
    }
}
