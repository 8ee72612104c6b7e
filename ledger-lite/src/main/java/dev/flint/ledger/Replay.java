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
    private static final int ROWS_MAX = 5_000;
    private static final long BYTES_MAX = 4 << 20;

    private final Index index;
    private final IndexReader reader;
    private final AdmissionRule<E, R> rule;

    private Tip tip;
    private long records;
    private BatchState batch;
    private final List<EntryRow> rows = new ArrayList<>();
    private long bytes;

    /** Goes on from where the index stands. */
    Replay(Index index, AdmissionRule<E, R> rule, Tip applied) {
        this.index = index;
        this.reader = index.newReader();
        this.rule = rule;
        this.tip = applied;
        this.batch = new BatchState(reader);
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
        flush();
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
            entries = entries.append(Merkle.leafHash(LogLeaf.of(bytesOfEntry)));
            long offset = block.entryOffsets().get(i);
            List<Change> changes =
                    judge(bytesOfEntry, new Slot(block.firstPosition() + i, header.timeMillis()), log, offset);
            rows.add(block.row(i, changes));
            records += changes.size();
            bytes += bytesOfEntry.length;
            for (Change change : changes) {
                bytes += change.record().length;
            }
        }
        if (!Arrays.equals(entries.root(), header.txRoot())) {
            throw new LedgerDamagedException(
                    log.file().toString(), log.offset(), "root of the entries is not the one in the header before");
        }
        tip = tip.after(header, entries);
        if (rows.size() >= ROWS_MAX || bytes >= BYTES_MAX) {
            flush();
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

    private void flush() {
        if (!rows.isEmpty()) {
            index.write(batch, rows, tip);
            rows.clear();
            bytes = 0;
            batch = new BatchState(reader);
        }
    }

    Tip tip() {
        return tip;
    }

    /** Versions derived so far. */
    long records() {
        return records;
    }
}
