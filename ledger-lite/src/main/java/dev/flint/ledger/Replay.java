package dev.flint.ledger;

import dev.flint.ledger.merkle.CompactRange;
import dev.flint.ledger.merkle.Merkle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Derives an index from the log: each entry is judged again where and when it was, and each root computed again. */
final class Replay<E extends Entry, R> {
    /** So many entries are written to the index together, and the state's root is compared after each such lot. */
    static final int ROWS_MAX = 5_000;

    private static final long BYTES_MAX = 4 << 20;

    private final IndexReader reader;
    private final AdmissionRule<E, R> rule;

    private Tip tip;
    private long records;
    private BatchState batch;
    private final List<EntryRow> rows = new ArrayList<>();
    private final List<BlockRow> blocks = new ArrayList<>();
    private final List<byte[]> leafHashes = new ArrayList<>();
    private final List<byte[]> headerHashes = new ArrayList<>();
    private final Derived derived;
    private final int rowsMax;
    private byte[] stateRoot = {};
    private long bytes;

    /**
     * Goes on from where the index stands.
     *
     * @param rowsMax entries after which the index is written, and the state's root compared
     */
    Replay(Derived derived, AdmissionRule<E, R> rule, Tip applied, int rowsMax) {
        this.derived = derived;
        this.reader = derived.index().newReader();
        this.rule = rule;
        this.tip = applied;
        this.batch = new BatchState(reader);
        this.rowsMax = rowsMax;
    }

    /**
     * Applies the blocks of a log above the index's height, up to a height.
     *
     * @throws LedgerDamagedException when the rule refuses an entry or a root differs
     */
    void run(WalCursor log, long heightMax) throws IOException {
        while (log.height() < heightMax) {
            Optional<WalBlock> block = log.next();
            if (block.isEmpty()) {
                break;
            }
            if (block.get().header().height() > tip.height()) {
                apply(block.get(), log);
            }
        }
        flush(log);
    }

    private void apply(WalBlock block, WalCursor log) {
        BlockHeader header = block.header();
        CompactRange entries = tip.entries();
        boolean follows =
                Arrays.equals(header.previous(), tip.headerLeafHash()) && block.firstPosition() == entries.size();
        if (!follows) {
            throw new LedgerDamagedException(log.file().toString(), 0, "block does not follow what the index holds");
        }
        for (int i = 0; i < block.entryOffsets().size(); i++) {
            byte[] bytesOfEntry = block.entry(i);
            byte[] leafHash = Merkle.leafHash(LogLeaf.of(bytesOfEntry));
            entries = entries.append(leafHash);
            leafHashes.add(leafHash);
            long offset = block.entryOffsets().get(i);
            Slot slot = new Slot(block.firstPosition() + i, leafHash, header.timeMillis());
            List<Change> changes = judge(bytesOfEntry, slot, log, offset);
            rows.add(block.row(i, changes));
            records += changes.size();
            bytes += bytesOfEntry.length;
            for (Change change : changes) {
                bytes += change.record().length + change.answer().length;
            }
        }
        if (!Arrays.equals(entries.root(), header.txRoot())) {
            throw new LedgerDamagedException(
                    log.file().toString(), log.offset(), "root of the entries is not the one in the header before");
        }
        tip = tip.after(header, entries);
        blocks.add(new BlockRow(header.height(), header.bytes(), block.signature()));
        headerHashes.add(tip.headerLeafHash());
        stateRoot = header.stateRoot();
        if (rows.size() >= rowsMax || bytes >= BYTES_MAX) {
            flush(log);
        }
    }

    private List<Change> judge(byte[] entry, Slot slot, WalCursor log, long offset) {
        String fault;
        reader.begin();
        try {
            Admission<R> admission = rule.admit(rule.read(entry), batch, slot);
            fault = "refused";
            if (admission instanceof Admission.Admitted<R> admitted) {
                fault = batch.faultIn(admitted.changes());
                if (fault.isEmpty()) {
                    batch.add(slot.position(), admitted.changes());
                    return admitted.changes();
                }
            }
        } finally {
            reader.end();
        }
        throw new LedgerDamagedException(
                log.file().toString(), offset, "entry " + slot.position() + " is not admitted on replay: " + fault);
    }

    private void flush(WalCursor log) {
        if (blocks.isEmpty()) {
            return;
        }
        StateTree.Pending treeAfter;
        reader.begin();
        try {
            treeAfter = derived.tree().prepare(batch, reader);
        } finally {
            reader.end();
        }
        if (!Arrays.equals(treeAfter.root(), stateRoot)) {
            throw new LedgerDamagedException(
                    log.file().toString(), log.offset(), "root of the state is not the one in the header before");
        }
        derived.entries().append(leafHashes);
        derived.headers().append(headerHashes);
        derived.index().write(batch, rows, blocks, tip);
        derived.tree().apply(treeAfter, tip.height(), reader);
        leafHashes.clear();
        headerHashes.clear();
        rows.clear();
        blocks.clear();
        bytes = 0;
        batch = new BatchState(reader);
    }

    Tip tip() {
        return tip;
    }

    /** Versions derived so far. */
    long records() {
        return records;
    }
}
