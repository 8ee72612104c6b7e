package dev.flint.ledger;

import dev.flint.ledger.merkle.Merkle;
import dev.flint.ledger.note.Checkpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A copy of a chain's log up to its checkpoint, taken while the chain may be open elsewhere. The log is written in one
 * direction only, and what the checkpoint names is on the disk, so nobody has to stand still for it. Everything else is
 * derived from the log.
 *
 * <pre>
 *   wal/…        the segments, the last one filled with zeros behind the last block
 *   checkpoint   the signed note of exactly these blocks
 *   manifest     SHA-256 and name of each file, ended by the SHA-256 of the lines before
 * </pre>
 */
public final class Backup {
    static final String MANIFEST = "manifest";

    private static final HexFormat HEX = HexFormat.of();

    private Backup() {}

    /**
     * What was copied.
     *
     * @param blocks how many
     * @param entries in them
     */
    public record Taken(long blocks, long entries) {}

    /**
     * Copies a chain's log.
     *
     * @param target a directory that is not there yet
     * @throws LedgerDamagedException when the log is not what was written, or has no checkpoint
     * @throws UncheckedIOException when the target is there, or cannot be written
     */
    public static Taken take(ChainSettings settings, Path target) {
        try {
            Path directory = settings.directory();
            Checkpoint checkpoint = CheckpointFile.read(directory, settings)
                    .or(() -> again(settings))
                    .orElseThrow(() -> new LedgerDamagedException(
                            directory.resolve(CheckpointFile.NAME).toString(), 0, "no checkpoint of this chain"));
            if (Files.exists(target)) {
                throw new FileAlreadyExistsException(target.toString());
            }
            Files.createDirectories(target.resolve(Recovery.WAL_DIRECTORY));
            return copy(settings, checkpoint, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file is rewritten in place after each block: who reads in that moment reads once more. */
    private static Optional<Checkpoint> again(ChainSettings settings) {
        try {
            Optional<Checkpoint> checkpoint = Optional.empty();
            for (int tries = 0; tries < 1_000 && checkpoint.isEmpty(); tries++) {
                checkpoint = CheckpointFile.read(settings.directory(), settings);
            }
            return checkpoint;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Taken copy(ChainSettings settings, Checkpoint checkpoint, Path target) throws IOException {
        Path wal = settings.directory().resolve(Recovery.WAL_DIRECTORY);
        WalCursor log = new WalCursor(wal, settings.origin(), settings.chainCode());
        StringBuilder manifest = new StringBuilder();
        Optional<WalBlock> block = Optional.empty();
        while (log.height() + 1 < checkpoint.size()) {
            Path before = block.isEmpty() ? wal : log.file();
            ByteBuffer segment = log.segment();
            block = log.next();
            if (block.isEmpty()) {
                throw log.fault()
                        .map(WalFault::asException)
                        .orElseGet(() -> new LedgerDamagedException(
                                wal.toString(), -1, "the log is shorter than its checkpoint"));
            }
            if (!before.equals(wal) && !before.equals(log.file())) {
                save(target, before, segment, segment.limit(), manifest);
            }
        }
        boolean same = java.util.Arrays.equals(log.headers().root(), checkpoint.root());
        if (!same) {
            throw new LedgerDamagedException(log.file().toString(), log.offset(), "another root than the checkpoint's");
        }
        if (block.isPresent()) {
            save(target, log.file(), log.segment(), log.offset(), manifest);
            byte[] note = settings.signer()
                    .note(checkpoint.text(), log.signature())
                    .format()
                    .getBytes(StandardCharsets.UTF_8);
            write(target.resolve(CheckpointFile.NAME), ByteBuffer.wrap(note), note.length);
            line(manifest, note, CheckpointFile.NAME);
        }
        byte[] lines = (manifest
                        + HEX.formatHex(Merkle.sha256(manifest.toString().getBytes(StandardCharsets.UTF_8)))
                        + '\n')
                .getBytes(StandardCharsets.UTF_8);
        write(target.resolve(MANIFEST), ByteBuffer.wrap(lines), lines.length);
        Directories.sync(target.resolve(Recovery.WAL_DIRECTORY));
        Directories.sync(target);
        return new Taken(log.height() + 1, log.txSize());
    }

    /** A segment as it is up to an offset, and zeros behind. */
    private static void save(Path target, Path file, ByteBuffer segment, int end, StringBuilder manifest)
            throws IOException {
        byte[] bytes = new byte[segment.limit()];
        segment.duplicate().position(0).get(bytes, 0, end);
        String name = Recovery.WAL_DIRECTORY + '/' + file.getFileName();
        write(target.resolve(name), ByteBuffer.wrap(bytes), bytes.length);
        line(manifest, bytes, name);
    }

    private static void line(StringBuilder manifest, byte[] bytes, String name) {
        manifest.append(HEX.formatHex(Merkle.sha256(bytes)))
                .append("  ")
                .append(name)
                .append('\n');
    }

    private static void write(Path file, ByteBuffer bytes, int length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (channel.position() < length) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /**
     * Makes a chain's directory from a backup: every file is held against the manifest, the index derived, and all
     * of it checked as {@link Fsck} does.
     *
     * @param settings of the chain to be; its directory must not be there yet but for the signing key
     * @throws LedgerDamagedException naming what is not as it was
     */
    public static <E extends Entry, R> FsckReport restore(
            Path backup, ChainSettings settings, AdmissionRule<E, R> rule) {
        try {
            if (!Files.exists(backup.resolve(MANIFEST))) {
                throw new LedgerDamagedException(backup.resolve(MANIFEST).toString(), 0, "there is no manifest");
            }
            String manifest = Files.readString(backup.resolve(MANIFEST));
            int end = Math.max(0, manifest.length() - 2 * Merkle.HASH_BYTES - 1);
            String lines = manifest.substring(0, end);
            String seal = HEX.formatHex(Merkle.sha256(lines.getBytes(StandardCharsets.UTF_8))) + '\n';
            if (!manifest.substring(end).equals(seal)) {
                throw new LedgerDamagedException(backup.resolve(MANIFEST).toString(), 0, "the manifest is altered");
            }
            Files.createDirectories(settings.directory().resolve(Recovery.WAL_DIRECTORY));
            for (String line : lines.lines().toList()) {
                bring(backup, line, settings.directory());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Chain.open(settings, rule).close();
        return Fsck.check(settings, rule);
    }

    private static boolean isName(String name) {
        String start = Recovery.WAL_DIRECTORY + '/';
        return name.equals(CheckpointFile.NAME)
                || (name.startsWith(start)
                        && name.endsWith(SegmentHeader.FILE_ENDING)
                        && name.indexOf('/', start.length()) < 0
                        && name.indexOf('\\') < 0);
    }

    /**
     * Puts a restored chain in the place of another one, which is kept.
     *
     * @throws LedgerInUseException when the other one is open
     */
    public static void replace(Path place, Path restored, Path aside) {
        try {
            if (Files.exists(place)) {
                DirectoryLock lock = DirectoryLock.take(place);
                try {
                    Files.move(place, aside, StandardCopyOption.ATOMIC_MOVE);
                    Files.move(restored, place, StandardCopyOption.ATOMIC_MOVE);
                } finally {
                    lock.close();
                }
            } else {
                Files.move(restored, place, StandardCopyOption.ATOMIC_MOVE);
            }
            Directories.sync(place.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void bring(Path backup, String line, Path directory) throws IOException {
        int name = 2 * Merkle.HASH_BYTES + 2;
        if (line.length() < name || !isName(line.substring(name))) {
            throw new LedgerDamagedException(
                    backup.resolve(MANIFEST).toString(), 0, "the manifest names no file of a ledger: " + line);
        }
        Path file = backup.resolve(line.substring(name));
        byte[] bytes = Files.readAllBytes(file);
        if (!HEX.formatHex(Merkle.sha256(bytes)).equals(line.substring(0, 2 * Merkle.HASH_BYTES))) {
            throw new LedgerDamagedException(file.toString(), 0, "not what the manifest says");
        }
        write(directory.resolve(line.substring(name)), ByteBuffer.wrap(bytes), bytes.length);
    }
}
