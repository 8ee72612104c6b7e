package dev.flint.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The files of the index's directory and what their presence says. {@code dirty} holds the boot id under which the
 * index was opened; it lies there from before the first change until after the last. {@code manifest} is written by a
 * clean close: the size of {@code data.mdb} and the CRC-32C of each MiB of it, a line each, then the CRC-32C of the
 * lines before.
 */
final class IndexFiles {
    static final String DIRECTORY = "index";
    static final String DATA = "data.mdb";
    static final String MANIFEST = "manifest";
    static final String DIRTY = "dirty";
    static final int CHUNK_BYTES = 1 << 20;

    private static final String LOCK = "lock.mdb";
    private static final String TITLE = "flint-index-manifest-v1\n";

    private final Path directory;

    IndexFiles(Path directory) {
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    Path data() {
        return directory.resolve(DATA);
    }

    boolean exists() {
        return Files.exists(data());
    }

    /** The boot id under which the index was left open; empty when it was closed. */
    Optional<String> dirtyBootId() throws IOException {
        Path dirty = directory.resolve(DIRTY);
        return Files.exists(dirty)
                ? Optional.of(new String(Files.readAllBytes(dirty), StandardCharsets.ISO_8859_1))
                : Optional.empty();
    }

    /** Called before the index is opened: no reader of before counts, and from now on it is not to be trusted. */
    void markDirty(String bootId) throws IOException {
        Files.createDirectories(directory);
        writeDurably(directory.resolve(DIRTY), bootId);
        Files.deleteIfExists(directory.resolve(MANIFEST));
        Files.deleteIfExists(directory.resolve(LOCK));
        Directories.sync(directory);
    }

    /** Called after the index is synced and closed. */
    void markClean() throws IOException {
        writeDurably(directory.resolve(MANIFEST), manifest());
        Directories.sync(directory);
        Files.deleteIfExists(directory.resolve(DIRTY));
        Directories.sync(directory);
    }

    /** The tree's upper levels, kept beside the rows. */
    TreeFile tree() {
        return new TreeFile(directory);
    }

    void drop() throws IOException {
        Directories.delete(directory);
    }

    /**
     * Compares the index with its manifest.
     *
     * @return offsets of the chunks of {@code data.mdb} that differ; -1 when the manifest is missing or damaged itself
     */
    List<Long> chunksThatDiffer() throws IOException {
        Path manifest = directory.resolve(MANIFEST);
        String written =
                Files.exists(manifest) ? new String(Files.readAllBytes(manifest), StandardCharsets.ISO_8859_1) : "";
        int lastLine = written.lastIndexOf('\n', written.length() - 2) + 1;
        if (!written.startsWith(TITLE) || !written.equals(sealed(written.substring(0, lastLine)))) {
            return List.of(-1L);
        }
        String[] expected = written.split("\n", -1);
        String[] found = manifest().split("\n", -1);
        List<Long> differ = new ArrayList<>();
        for (int line = 2; line < Math.max(expected.length, found.length) - 2; line++) {
            if (line >= expected.length - 2 || line >= found.length - 2 || !expected[line].equals(found[line])) {
                differ.add((line - 2L) * CHUNK_BYTES);
            }
        }
        boolean sameSize = Arrays.equals(expected, 0, Math.min(2, expected.length), found, 0, 2);
        return !sameSize && differ.isEmpty() ? List.of(0L) : differ;
    }

    private String manifest() throws IOException {
        StringBuilder lines = new StringBuilder(TITLE);
        try (FileChannel channel = FileChannel.open(data(), StandardOpenOption.READ)) {
            lines.append(channel.size()).append('\n');
            ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES);
            while (fill(chunk, channel)) {
                lines.append(crc(chunk)).append('\n');
            }
        }
        return sealed(lines.toString());
    }

    private static boolean fill(ByteBuffer chunk, FileChannel channel) throws IOException {
        chunk.clear();
        int read = 0;
        while (read >= 0 && chunk.hasRemaining()) {
            read = channel.read(chunk);
        }
        chunk.flip();
        return chunk.hasRemaining();
    }

    private static String sealed(String lines) {
        return lines + crc(ByteBuffer.wrap(lines.getBytes(StandardCharsets.ISO_8859_1))) + '\n';
    }

    private static String crc(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    private static void writeDurably(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
            channel.force(true);
        }
    }
}
