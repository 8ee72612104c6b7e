package dev.flint.ledger;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import dev.flint.ledger.merkle.CompactRange;
import dev.flint.ledger.merkle.Merkle;
import dev.flint.ledger.note.Checkpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Turns batches of entries into blocks: judge, write, sync once, index, publish, tell. Confined to the thread
 * "chain-writer"; what it publishes is read by all.
 */
final class ChainWriter<E extends Entry, R> {
    private static final System.Logger LOG = System.getLogger(ChainWriter.class.getName());

    private static final long DERIVED_BYTES_MIN = 4 << 20;
    private static final long DERIVED_BYTES_PER_ENTRY = 4 * 4_096;

    private final ChainSettings settings;
    private final AdmissionRule<E, R> rule;
    private final Wal wal;
    private final Derived derived;
    private final IndexReader reader;
    private final CheckpointFile checkpointFile;
    private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();

    private Tip tip;
    private ByteBuffer block = ByteBuffer.allocateDirect(1 << 16);
    private volatile Published published;
    private volatile String failure = "";

    /** What everyone may see of the writer. */
    record Published(Head head, long mapUsedBytes, long mapBytes, long walBytes) {}

    ChainWriter(ChainSettings settings, AdmissionRule<E, R> rule, Recovery.Opened opened, CheckpointFile checkpointFile)
            throws IOException {
        this.settings = settings;
        this.rule = rule;
        this.wal = opened.wal();
        this.derived = opened.derived();
        this.reader = derived.index().newReader();
        this.checkpointFile = checkpointFile;
        this.tip = opened.tip();
        Checkpoint checkpoint = tip.checkpoint(settings.origin());
        byte[] signature =
                opened.signature().length == 0 ? settings.signer().sign(checkpoint.text()) : opened.signature();
        this.published = publish(checkpoint, signature);
        checkpointFile.write(published.head().note());
    }

    void onCommit(CommitListener listener) {
        listeners.add(listener);
    }

    Published published() {
        return published;
    }

    /** Why the chain takes no more entries; empty while it does. */
    String failure() {
        return failure;
    }

    void fail(String reason) {
        failure = reason;
    }

    /** Takes a batch through; every future in it is completed afterwards. */
    void process(List<Pending<E, R>> batch) {
        String reason = "the chain-writer ended";
        try {
            reason = failure.isEmpty() ? commit(batch) : failure;
        } catch (IOException | RuntimeException e) {
            LOG.log(ERROR, "the chain stops writing", e);
            reason = "the chain failed: " + e.getMessage();
            failure = reason;
        } finally {
            answer(batch, reason);
        }
    }

    /** Makes a block without entries, so that everybody sees that the one before is still the newest state. */
    void beat() {
        if (!failure.isEmpty()) {
            return;
        }
        try {
            BatchState nothing = new BatchState(reader);
            reader.begin();
            StateTree.Pending same;
            try {
                same = derived.tree().prepare(nothing, reader);
            } finally {
                reader.end();
            }
            String full = write(
                    List.of(), nothing, same, tip.nextTime(settings.clock().millis()));
            if (!full.isEmpty()) {
                LOG.log(WARNING, "no heartbeat: {0}", full);
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(ERROR, "the chain stops writing", e);
            failure = "the chain failed: " + e.getMessage();
        }
    }

    private void answer(List<Pending<E, R>> batch, String reason) {
        for (Pending<E, R> pending : batch) {
            if (reason.isEmpty()) {
                pending.complete();
            } else {
                pending.fail(reason);
            }
        }
    }

    /** Why nothing was committed; empty when all went well. */
    private String commit(List<Pending<E, R>> batch) throws IOException {
        long time = tip.nextTime(settings.clock().millis());
        BatchState state = new BatchState(reader);
        List<Pending.Accepted<E, R>> accepted = new ArrayList<>(batch.size());
        StateTree.Pending treeAfter;
        reader.begin();
        try {
            for (Pending<E, R> pending : batch) {
                judge(pending, state, accepted, time);
            }
            treeAfter = derived.tree().prepare(state, reader);
        } finally {
            reader.end();
        }
        return accepted.isEmpty() ? "" : write(accepted, state, treeAfter, time);
    }

    /** One block: to the log, and from there to everything that is derived from it. */
    private String write(
            List<Pending.Accepted<E, R>> accepted, BatchState state, StateTree.Pending treeAfter, long time)
            throws IOException {
        CompactRange entries = tip.entries();
        int blockBytes = WalCursor.commitBytes(settings.chainCode());
        for (Pending.Accepted<E, R> each : accepted) {
            entries = entries.append(each.slot().leafHash());
            blockBytes += WalRecord.bytes(each.pending().bytes().length);
        }
        BlockHeader header = tip.next(settings.chainCode(), entries, treeAfter.root(), time);
        Tip next = tip.after(header, entries);
        Checkpoint checkpoint = next.checkpoint(settings.origin());
        byte[] signature = settings.signer().sign(checkpoint.text());
        try {
            wal.reserve(header.height(), tip.entries().size(), blockBytes, derivedBytes(accepted.size(), blockBytes));
        } catch (IOException full) {
            LOG.log(WARNING, "no room on the disk: {0}", full.getMessage());
            return "no room on the disk: " + full.getMessage();
        }
        List<EntryRow> rows = fillBlock(accepted, blockBytes, header, signature);
        wal.append(block);
        // The hashes first: what the index knows of, they have.
        derived.entries().append(leafHashes(accepted));
        derived.headers().append(List.of(next.headerLeafHash()));
        derived.index().write(state, rows, List.of(new BlockRow(header.height(), header.bytes(), signature)), next);
        derived.tree().apply(treeAfter, header.height(), reader);
        tip = next;
        published = publish(checkpoint, signature);
        announce(accepted, header);
        return "";
    }

    /** At most what a block adds to tiles and index: pages of the index are copied before they are written. */
    private static long derivedBytes(int entries, int blockBytes) {
        return DERIVED_BYTES_MIN + (long) entries * DERIVED_BYTES_PER_ENTRY + 2L * blockBytes;
    }

    private static <E extends Entry, R> List<byte[]> leafHashes(List<Pending.Accepted<E, R>> accepted) {
        return accepted.stream().map(each -> each.slot().leafHash()).toList();
    }

    private void judge(
            Pending<E, R> pending, BatchState state, List<Pending.Accepted<E, R>> accepted, long timeMillis) {
        byte[] leafHash = Merkle.leafHash(LogLeaf.of(pending.bytes()));
        Slot slot = new Slot(tip.entries().size() + accepted.size(), leafHash, timeMillis);
        Admission<R> admission = rule.admit(pending.entry(), state, slot);
        if (admission instanceof Admission.Refused<R> refused) {
            pending.settle(new Submission.Refused<>(refused.reason()));
        } else if (admission instanceof Admission.Admitted<R> admitted) {
            String fault = state.faultIn(admitted.changes());
            if (fault.isEmpty()) {
                state.add(slot.position(), admitted.changes());
                accepted.add(new Pending.Accepted<>(pending, slot, admitted.changes()));
                return;
            }
            LOG.log(WARNING, "the admission rule breaks a promise: {0}", fault);
            pending.settle(new Submission.Unavailable<>("the admission rule breaks a promise: " + fault));
        }
    }

    private List<EntryRow> fillBlock(
            List<Pending.Accepted<E, R>> accepted, int blockBytes, BlockHeader header, byte[] signature) {
        if (block.capacity() < blockBytes) {
            block = ByteBuffer.allocateDirect(Integer.highestOneBit(blockBytes) * 2);
        }
        block.clear();
        List<EntryRow> rows = new ArrayList<>(accepted.size());
        for (Pending.Accepted<E, R> each : accepted) {
            byte[] bytes = each.pending().bytes();
            int offset = wal.offset() + block.position();
            rows.add(new EntryRow(each.slot().position(), wal.segmentHeight(), offset, bytes.length, each.changes()));
            WalRecord.put(block, WalRecord.ENTRY, bytes);
        }
        byte[] head = header.bytes();
        byte[] commit = ByteBuffer.allocate(head.length + signature.length)
                .put(head)
                .put(signature)
                .array();
        WalRecord.put(block, WalRecord.COMMIT, commit);
        block.flip();
        return rows;
    }

    private Published publish(Checkpoint checkpoint, byte[] signature) {
        String note = settings.signer().note(checkpoint.text(), signature).format();
        Head head = new Head(tip.entries().size(), tip.height(), checkpoint, note);
        return new Published(head, derived.index().usedBytes(), derived.index().mapBytes(), wal.usedBytes());
    }

    private void announce(List<Pending.Accepted<E, R>> accepted, BlockHeader header) {
        try {
            checkpointFile.write(published.head().note());
        } catch (IOException e) {
            LOG.log(WARNING, "the checkpoint file is behind", e); // the block itself carries the signature
        }
        for (Pending.Accepted<E, R> each : accepted) {
            each.changes().forEach(change -> tell(each.slot(), change));
            Slot slot = each.slot();
            Receipt receipt = new Receipt(slot.position(), header.height(), slot.timeMillis(), slot.leafHash());
            each.pending().settle(new Submission.Committed<>(receipt));
        }
    }

    private void tell(Slot slot, Change change) {
        for (CommitListener listener : listeners) {
            try {
                listener.committed(slot, change);
            } catch (RuntimeException e) {
                LOG.log(ERROR, "a commit listener failed", e);
            }
        }
    }
}
