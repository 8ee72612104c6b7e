package dev.flint.ledger;

import dev.flint.ledger.merkle.TreeTop;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * The upper levels of the state's tree, kept from a clean close to the next opening: {@code FLT1}, height 8, leaves 8,
 * depth 4, then each bucket's kind and hash. It needs no checksum: what is read is hashed up to the root, and that is
 * in the signed header.
 */
final class TreeFile {
    private static final int MAGIC = 0x464c5431; // "FLT1"
    private static final int HEAD_BYTES = 24;
    private static final int BUFFER_BYTES = 33 * 4_096;

    private final Path file;

    TreeFile(Path indexDirectory) {
        this.file = indexDirectory.resolve("tree");
    }

    void write(StateTree tree, long height) throws IOException {
        TreeTop top = tree.top();
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer out = ByteBuffer.allocate(BUFFER_BYTES);
            out.putInt(MAGIC).putLong(height).putLong(tree.leaves()).putInt(top.depth());
            for (int bucket = 0; bucket < top.buckets() || out.position() > 0; out.clear()) {
                bucket = top.write(bucket, out);
                out.flip();
                while (out.hasRemaining()) {
                    channel.write(out);
                }
            }
            channel.force(true);
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /** The tree, if the file has the one of that height, number of leaves and root. */
    Optional<StateTree> read(long height, long leaves, byte[] root) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer in = ByteBuffer.allocate(BUFFER_BYTES);
            fill(in, channel);
            boolean meant = in.remaining() >= HEAD_BYTES
                    && in.getInt() == MAGIC
                    && in.getLong() == height
                    && in.getLong() == leaves;
            int depth = meant ? in.getInt() : -1;
            if (depth < 0 || depth > TreeTop.DEPTH_MAX || channel.size() != HEAD_BYTES + TreeTop.length(depth)) {
                return Optional.empty();
            }
            TreeTop top = new TreeTop(depth);
            for (int bucket = 0; bucket < top.buckets(); fill(in.compact(), channel)) {
                bucket = top.read(bucket, in);
            }
            top.join();
            return Arrays.equals(top.root().hash(), root)
                    ? Optional.of(StateTree.of(top, height, leaves))
                    : Optional.empty();
        } catch (IllegalArgumentException altered) {
            return Optional.empty();
        }
    }

    /** Reads on until the buffer is full or the file ends. */
    private static void fill(ByteBuffer in, FileChannel channel) throws IOException {
        int read = 0;
        while (read >= 0 && in.hasRemaining()) {
            read = channel.read(in);
        }
        in.flip();
    }
}
