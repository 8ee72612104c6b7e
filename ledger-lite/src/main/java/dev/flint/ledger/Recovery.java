package dev.flint.ledger;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.flint.ledger.merkle.CompactRange;
import dev.flint.ledger.merkle.LogHashes;
import dev.flint.ledger.merkle.Subtree;
import dev.flint.ledger.note.Checkpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Brings a chain's directory to where its last durable block left it: reads the log, decides what lies behind its end,
 * trusts, repairs or derives the index.
 */
final class Recovery<E extends Entry, R> {
    static final String WAL_DIRECTORY = "wal";
    static final String TILES_DIRECTORY = "tiles";
    static final String ENTRIES = "entries";
    static final String HEADERS = "headers";

    private static final System.Logger LOG = System.getLogger(Recovery.class.getName());

    private final ChainSettings settings;
    private final AdmissionRule<E, R> rule;
    private final Disk disk;
    private final Path walDirectory;
    private final IndexFiles indexFiles;

    Recovery(ChainSettings settings, AdmissionRule<E, R> rule, Disk disk) {
        this.settings = settings;
        this.rule = rule;
        this.disk = disk;
        this.walDirectory = settings.directory().resolve(WAL_DIRECTORY);
        this.indexFiles = new IndexFiles(settings.directory().resolve(IndexFiles.DIRECTORY));
    }

    /**
     * A chain ready to go on.
     *
     * @param signature over the checkpoint of the tip, empty before the first block
     */
    @SuppressWarnings("ArrayRecordComponent") // package-made, read-only
    record Opened(Wal wal, Derived derived, IndexFiles indexFiles, Tip tip, byte[] signature) {}

    Opened run() throws IOException {
        Files.createDirectories(walDirectory);
        Directories.sync(settings.directory());
        Directories.sync(settings.directory().toAbsolutePath().getParent());
        for (Path draft : Directories.list(walDirectory, FileDisk.DRAFT_ENDING)) {
            Files.delete(draft);
        }
        WalCursor log = newCursor();
        scan(log);
        verifySignature(log);
        Index index = openIndex(log);
        try {
            Optional<StateTree> agreeing = openTree(index);
            if (agreeing.isEmpty()) {
                LOG.log(WARNING, "the index has another root than the signed one; it is derived anew");
                index.close();
                index = newIndex();
            }
            StateTree tree = agreeing.isPresent() ? agreeing.get() : StateTree.derive(index.newReader());
            Derived derived = openHashes(index, tree);
            log.fault()
                    .ifPresent(fault -> LOG.log(
                            WARNING, "{0} at byte {1}: unfinished block cut", fault.file(), fault.blockStart()));
            cutTail(log);
            Tip tip = catchUp(derived, log);
            Wal wal = new Wal(walDirectory, disk, settings, log);
            return new Opened(wal, derived, indexFiles, tip, log.signature());
        } catch (IOException | RuntimeException e) {
            index.close();
            throw e;
        }
    }

    private WalCursor newCursor() throws IOException {
        return new WalCursor(walDirectory, settings.origin(), settings.chainCode());
    }

    /** Reads the log to its end, and holds it against the checkpoint file on the way. */
    private void scan(WalCursor log) throws IOException {
        Optional<Checkpoint> mark = CheckpointFile.read(settings.directory(), settings);
        if (mark.isEmpty() && CheckpointFile.exists(settings.directory())) {
            LOG.log(WARNING, "{0} holds no checkpoint of this chain; it is written anew", CheckpointFile.NAME);
        }
        CheckpointMark check = new CheckpointMark(mark, settings);
        check.see(log);
        while (log.next().isPresent()) {
            check.see(log);
        }
        Optional<WalFault> certain = log.fault().filter(fault -> !fault.maybeTorn());
        if (certain.isPresent()) {
            throw certain.get().asException();
        }
        if (mark.isPresent() && mark.get().size() > log.height() + 1) {
            throw shorterThan("the checkpoint file", mark.get().size() - 1, log);
        }
    }

    private LedgerDamagedException shorterThan(String witness, long height, WalCursor log) {
        String what = witness + " knows of a block of height " + height + ", the log ends before " + (log.height() + 1);
        return log.fault()
                .map(fault ->
                        new LedgerDamagedException(fault.file().toString(), fault.offset(), fault.what() + "; " + what))
                .orElseGet(() -> log.hasSegments()
                        ? new LedgerDamagedException(log.file().toString(), log.offset(), what)
                        : new LedgerDamagedException(walDirectory.toString(), -1, what));
    }

    private void verifySignature(WalCursor log) {
        if (log.height() < 0) {
            return;
        }
        String text = new Checkpoint(
                        settings.origin(), log.headers().size(), log.headers().root())
                .text();
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        if (!settings.signer().verifierKey().verifies(message, log.signature())) {
            throw new LedgerDamagedException(
                    log.file().toString(), log.offset(), "the block before is not signed by this chain's key");
        }
    }

    /** Opens the index if it can be trusted and agrees with the log, a new one otherwise. */
    private Index openIndex(WalCursor log) throws IOException {
        boolean trusted = indexFiles.exists() && isTrusted();
        if (!trusted) {
            indexFiles.drop();
        }
        indexFiles.markDirty(settings.bootId());
        Index index = Index.open(indexFiles.directory(), settings, rule.derivation());
        if (!trusted) {
            return index;
        }
        Optional<Tip> applied = index.applied();
        if (applied.isPresent() && applied.get().height() > log.height()) {
            index.close();
            throw shorterThan("the index", applied.get().height(), log);
        }
        if (applied.isPresent() && agrees(applied.get(), log)) {
            return index;
        }
        LOG.log(WARNING, "the index does not agree with the log; it is derived anew");
        index.close();
        return newIndex();
    }

    private Index newIndex() throws IOException {
        indexFiles.drop();
        indexFiles.markDirty(settings.bootId());
        return Index.open(indexFiles.directory(), settings, rule.derivation());
    }

    /** Whether the log had the index's tip as its own at that height. */
    private boolean agrees(Tip applied, WalCursor log) throws IOException {
        WalCursor at = applied.height() == log.height() ? log : newCursor();
        while (at.height() < applied.height() && at.next().isPresent()) {
            // the block itself does not matter
        }
        return Arrays.equals(applied.headerLeafHash(), at.headerLeafHash());
    }

    private boolean isTrusted() throws IOException {
        Optional<String> dirty = indexFiles.dirtyBootId();
        if (dirty.isEmpty()) {
            List<Long> differ = indexFiles.chunksThatDiffer();
            differ.forEach(offset -> LOG.log(
                    WARNING,
                    offset < 0
                            ? "the manifest of {0} is missing or damaged"
                            : "{0} differs from its manifest in the MiB at {1}",
                    indexFiles.data(),
                    offset));
            return differ.isEmpty();
        }
        if (settings.bootId().isEmpty() || !dirty.get().equals(settings.bootId())) {
            LOG.log(INFO, "the index was left open before the machine started; it is derived anew");
            return false;
        }
        Optional<IndexWalk.Damage> damage = IndexWalk.damage(indexFiles.data());
        damage.ifPresent(
                found -> LOG.log(WARNING, "{0} at byte {1}: {2}", indexFiles.data(), found.offset(), found.what()));
        return damage.isEmpty();
    }

    private void cutTail(WalCursor log) throws IOException {
        Optional<WalFault> torn = log.fault();
        if (torn.isEmpty()) {
            return;
        }
        int start = torn.get().blockStart();
        try (Disk.WritableFile file = disk.open(torn.get().file())) {
            file.write(ByteBuffer.allocate(log.segment().limit() - start), start);
            file.force();
        }
    }

    /** The tree of the index as it stands, kept from the last close or made from the rows; empty if not signed. */
    private Optional<StateTree> openTree(Index index) throws IOException {
        IndexReader reader = index.newReader();
        long height;
        long leaves;
        byte[] root = Subtree.EMPTY.hash();
        reader.begin();
        try {
            height = reader.height();
            leaves = reader.keys();
            if (height >= 0) {
                root = reader.signedStateRoot();
            }
        } finally {
            reader.end();
        }
        Optional<StateTree> kept = indexFiles.tree().read(height, leaves, root);
        indexFiles.tree().delete();
        StateTree tree = kept.isPresent() ? kept.get() : StateTree.derive(reader);
        return Arrays.equals(tree.root(), root) ? Optional.of(tree) : Optional.empty();
    }

    /** The hashes of both logs as far as the index goes: written before it, so that they never lag behind. */
    private Derived openHashes(Index index, StateTree tree) throws IOException {
        Tip applied = index.applied().orElse(Tip.GENESIS);
        Path tiles = settings.directory().resolve(TILES_DIRECTORY);
        LogHashes entries = LogHashes.open(tiles.resolve(ENTRIES), applied.entries());
        LogHashes headers = LogHashes.open(tiles.resolve(HEADERS), applied.headers());
        if (entries.size() < applied.entries().size()
                || headers.size() < applied.headers().size()) {
            LOG.log(WARNING, "the tiles do not agree with the log; they are made anew");
            entries.close();
            headers.close();
            Directories.delete(tiles.resolve(ENTRIES));
            Directories.delete(tiles.resolve(HEADERS));
            entries = LogHashes.open(tiles.resolve(ENTRIES), CompactRange.EMPTY);
            headers = LogHashes.open(tiles.resolve(HEADERS), CompactRange.EMPTY);
            hash(newCursor(), applied.height(), entries, headers);
        }
        return new Derived(index, tree, entries, headers);
    }

    private static void hash(WalCursor log, long heightMax, LogHashes entries, LogHashes headers) throws IOException {
        while (log.height() < heightMax) {
            Optional<WalBlock> block = log.next();
            if (block.isEmpty()) {
                return;
            }
            entries.append(block.get().leafHashes());
            headers.append(List.of(block.get().header().leafHash()));
        }
    }

    private Tip catchUp(Derived derived, WalCursor log) throws IOException {
        Tip applied = derived.index().applied().orElse(Tip.GENESIS);
        if (applied.height() == log.height()) {
            return applied;
        }
        Replay<E, R> replay = new Replay<>(derived, rule, applied, Replay.ROWS_MAX);
        replay.run(newCursor(), log.height());
        return replay.tip();
    }
}
