package dev.flint.ledger;

import dev.flint.ledger.FsckReport.Finding;
import dev.flint.ledger.FsckReport.Kind;
import dev.flint.ledger.merkle.CompactRange;
import dev.flint.ledger.merkle.LogHashes;
import dev.flint.ledger.note.Checkpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lmdbjava.LmdbException;

/** One check of a chain's directory, gathering what it finds. */
final class FsckRun<E extends Entry, R> {
    private static final String SECOND_INDEX = "fsck-index";
    private static final String SECOND_TILES = "fsck-tiles-";

    private static final List<String> LOGS = List.of(Recovery.ENTRIES, Recovery.HEADERS);

    private final ChainSettings settings;
    private final AdmissionRule<E, R> rule;
    private final Path directory;
    private final Path walDirectory;
    private final IndexFiles indexFiles;
    private final List<Finding> findings = new ArrayList<>();

    FsckRun(ChainSettings settings, AdmissionRule<E, R> rule) {
        this.settings = settings;
        this.rule = rule;
        this.directory = settings.directory();
        this.walDirectory = directory.resolve(Recovery.WAL_DIRECTORY);
        this.indexFiles = new IndexFiles(directory.resolve(IndexFiles.DIRECTORY));
    }

    FsckReport run() throws IOException {
        checkKeyFile();
        WalCursor log = newCursor();
        checkLog(log);
        long records = checkIndex(log);
        return new FsckReport(findings, log.height() + 1, log.txSize(), records);
    }

    private WalCursor newCursor() throws IOException {
        return new WalCursor(walDirectory, settings.origin(), settings.chainCode());
    }

    private void add(Kind kind, Path file, long offset, String text) {
        Path shown = file.startsWith(directory) ? directory.relativize(file) : file;
        findings.add(new Finding(kind, shown.toString(), offset, text));
    }

    private void add(Kind kind, LedgerDamagedException damage) {
        add(kind, Path.of(damage.file()), damage.offset(), String.valueOf(damage.getMessage()));
    }

    private void checkKeyFile() throws IOException {
        Path file = directory.resolve(SigningKeyFile.NAME);
        if (!Files.exists(file)) {
            return;
        }
        try {
            byte[] stored = SigningKeyFile.load(file, "fsck").verifierKey().publicKey();
            if (!Arrays.equals(stored, settings.signer().verifierKey().publicKey())) {
                add(Kind.KEY_FILE, file, 0, "another key than the one this chain is opened with");
            }
        } catch (LedgerDamagedException damage) {
            add(Kind.KEY_FILE, damage);
        }
    }

    private void checkLog(WalCursor log) throws IOException {
        Path file = directory.resolve(CheckpointFile.NAME);
        Optional<Checkpoint> mark = CheckpointFile.read(directory, settings);
        boolean blocks =
                !Directories.list(walDirectory, SegmentHeader.FILE_ENDING).isEmpty();
        if (mark.isEmpty() && (CheckpointFile.exists(directory) || blocks)) {
            add(Kind.CHECKPOINT, file, 0, "no checkpoint that this chain's key signed");
        }
        CheckpointMark check = new CheckpointMark(mark, settings);
        checkMark(check, log, file);
        for (Optional<WalBlock> block = log.next(); block.isPresent(); block = log.next()) {
            checkSignature(block.get(), log);
            checkMark(check, log, file);
        }
        boolean shorter = mark.isPresent() && mark.get().size() > log.height() + 1;
        log.fault().ifPresent(fault -> add(kindOf(fault, shorter), fault.file(), fault.offset(), fault.what()));
        if (shorter && log.fault().isEmpty()) {
            add(Kind.LOG_DAMAGED, walDirectory, -1, "the log is shorter than its checkpoint");
        }
    }

    private static Kind kindOf(WalFault fault, boolean shorter) {
        if (fault.offset() == 0) {
            return Kind.SEGMENT;
        }
        return fault.maybeTorn() && !shorter ? Kind.LOG_TAIL : Kind.LOG_DAMAGED;
    }

    private void checkMark(CheckpointMark check, WalCursor log, Path file) {
        if (check.isContradictedBy(log)) {
            add(Kind.CHECKPOINT, file, 0, "another root than the log's at size " + (log.height() + 1));
        }
    }

    private void checkSignature(WalBlock block, WalCursor log) {
        Checkpoint checkpoint = new Checkpoint(
                settings.origin(), log.headers().size(), log.headers().root());
        byte[] message = checkpoint.text().getBytes(StandardCharsets.UTF_8);
        if (!settings.signer().verifierKey().verifies(message, block.signature())) {
            String text = "block of height " + log.height() + ", ending here, is not signed by this chain's key";
            add(Kind.SIGNATURE, log.file(), log.offset(), text);
        }
    }

    /** The number of versions that the log says there are. */
    private long checkIndex(WalCursor log) throws IOException {
        boolean readable = isIndexReadable(log);
        IndexFiles second = new IndexFiles(directory.resolve(SECOND_INDEX));
        dropSecond(second);
        Files.createDirectories(second.directory());
        try (Derived derived = derive(second)) {
            Replay<E, R> replay = new Replay<>(derived, rule, Tip.GENESIS, 1);
            if (readable) {
                compare(derived.index(), replay, log);
            }
            replay.run(newCursor(), log.height());
            compareTiles();
            return replay.records();
        } catch (LedgerDamagedException damage) {
            add(Kind.REPLAY, damage);
            return 0;
        } finally {
            dropSecond(second);
        }
    }

    private void dropSecond(IndexFiles second) throws IOException {
        second.drop();
        for (String log : LOGS) {
            Directories.delete(directory.resolve(SECOND_TILES + log));
        }
    }

    private Derived derive(IndexFiles second) {
        Index index = Index.open(second.directory(), settings, rule.derivation());
        return new Derived(
                index,
                StateTree.derive(index.newReader()),
                LogHashes.open(directory.resolve(SECOND_TILES + Recovery.ENTRIES), CompactRange.EMPTY),
                LogHashes.open(directory.resolve(SECOND_TILES + Recovery.HEADERS), CompactRange.EMPTY));
    }

    /** Every file of hashes has to be what the log makes of it, byte by byte; after a kill its end may lag behind. */
    private void compareTiles() throws IOException {
        Path found = directory.resolve(Recovery.TILES_DIRECTORY);
        boolean closed = indexFiles.dirtyBootId().isEmpty();
        for (String log : LOGS) {
            for (Path file : Directories.list(directory.resolve(SECOND_TILES + log), "")) {
                Path other = found.resolve(log).resolve(file.getFileName());
                if (!Files.exists(other)) {
                    add(Kind.TILES, other, -1, "is missing");
                    continue;
                }
                long differs = Files.mismatch(file, other);
                boolean within = differs < Math.min(Files.size(file), Files.size(other));
                if (differs >= 0 && (within || closed)) {
                    add(Kind.TILES, other, differs, "is not the hash that the log says");
                }
            }
        }
    }

    private boolean isIndexReadable(WalCursor log) throws IOException {
        if (!indexFiles.exists()) {
            if (log.height() >= 0) {
                add(Kind.INDEX_DAMAGED, indexFiles.data(), -1, "the index is missing");
            }
            return false;
        }
        if (indexFiles.dirtyBootId().isEmpty()) {
            for (long offset : indexFiles.chunksThatDiffer()) {
                Path file = offset < 0 ? indexFiles.directory().resolve(IndexFiles.MANIFEST) : indexFiles.data();
                add(Kind.INDEX_DAMAGED, file, Math.max(offset, 0), "differs from what the last close left");
            }
        }
        Optional<IndexWalk.Damage> damage = IndexWalk.damage(indexFiles.data());
        damage.ifPresent(found -> add(Kind.INDEX_DAMAGED, indexFiles.data(), found.offset(), found.what()));
        return damage.isEmpty();
    }

    private void compare(Index derived, Replay<E, R> replay, WalCursor log) throws IOException {
        try (Index found = Index.openReadOnly(indexFiles.directory(), settings, rule.derivation())) {
            Optional<Tip> applied = found.applied();
            if (applied.isEmpty() || applied.get().height() > log.height()) {
                add(
                        Kind.INDEX_DIFFERS,
                        indexFiles.data(),
                        -1,
                        "the index is derived by another rule, or of another or a longer log");
                return;
            }
            replay.run(newCursor(), applied.get().height());
            for (String difference : IndexComparison.differences(derived, found)) {
                add(Kind.INDEX_DIFFERS, indexFiles.data(), -1, difference);
            }
        } catch (LmdbException e) {
            add(Kind.INDEX_DAMAGED, indexFiles.data(), -1, "LMDB does not open it: " + e.getMessage());
        }
    }
}
