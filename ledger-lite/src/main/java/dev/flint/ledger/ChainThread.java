package dev.flint.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The queue before the writer and the thread "chain-writer" behind it: many submitters, one after the other. */
final class ChainThread<E extends Entry, R> {
    private static final String CLOSING = "the ledger is closed or closing";

    /** So many entries at once, and more are on their way: worth a pause, as a block costs a sync and a signature. */
    private static final int CROWD = 4;

    private static final int PAUSES_MAX = 10;
    private static final long PAUSE_NANOS = 1_000_000;

    private final BlockingQueue<Ticket<E, R>> queue;
    private final ChainWriter<E, R> writer;
    private final int batchEntries;
    private final int batchBytes;
    private final long heartbeatMillis;
    private final Thread thread;
    private volatile boolean closing;

    /** Did not fit into the batch before. Of the writer's thread. */
    private @Nullable Ticket<E, R> carried;

    /** Entries that become one block. */
    private static final class Batch<E extends Entry, R> {
        private final List<Pending<E, R>> pending = new ArrayList<>();
        private long bytes;

        /** False when it has no room; the first one always has. */
        boolean take(Pending<E, R> entry, int entriesMax, int bytesMax) {
            long bytesAfter = bytes + entry.bytes().length;
            if (!pending.isEmpty() && (pending.size() == entriesMax || bytesAfter > bytesMax)) {
                return false;
            }
            pending.add(entry);
            bytes = bytesAfter;
            return true;
        }
    }

    ChainThread(ChainSettings settings, ChainWriter<E, R> writer) {
        this.queue = new ArrayBlockingQueue<>(settings.queueEntries());
        this.writer = writer;
        this.batchEntries = settings.batchEntries();
        this.batchBytes = settings.batchBytes();
        this.heartbeatMillis = settings.heartbeatMillis();
        this.thread = new Thread(this::run, "chain-writer");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    CompletableFuture<Submission<R>> submit(Pending<E, R> pending) {
        if (closing || !writer.failure().isEmpty()) {
            pending.fail(closing ? CLOSING : writer.failure());
        } else if (!queue.offer(pending)) {
            pending.settle(new Submission.Overloaded<>());
            pending.complete();
        } else if (closing && queue.remove(pending)) {
            pending.fail(CLOSING); // it came behind the end: nobody else would answer it
        }
        return pending.future();
    }

    int queued() {
        return queue.size();
    }

    /** The writer cannot wait for itself. */
    void refuseItself() {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("a chain is not closed on its chain-writer thread");
        }
    }

    /** Lets the writer finish what is queued, and waits for it. Called once. */
    void close() {
        closing = true;
        boolean interrupted = false;
        boolean told = false;
        while (!told || thread.isAlive()) {
            try {
                if (!told) {
                    queue.put(new Ticket.End<>());
                    told = true;
                }
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true; // a half-closed ledger helps nobody: remember and go on
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (takeBatch()) {
                Thread.interrupted(); // an interrupt would close the files under the writer
            }
        } finally {
            if (!closing) {
                writer.fail("the chain-writer ended");
                closing = true;
            }
            List<Ticket<E, R>> left = new ArrayList<>();
            if (carried != null) {
                left.add(carried);
            }
            queue.drainTo(left);
            for (Ticket<E, R> ticket : left) {
                if (ticket instanceof Pending<E, R> pending) {
                    pending.fail(CLOSING);
                }
            }
        }
    }

    /** Takes what is waiting, within a block's limits, through the writer; false at the end. */
    private boolean takeBatch() {
        Batch<E, R> batch = new Batch<>();
        Optional<Ticket<E, R>> first = carried == null ? take() : Optional.of(carried);
        if (first.isEmpty()) {
            writer.beat();
            return true;
        }
        Ticket<E, R> left = fill(batch, first.get());
        for (int pause = 0; left == null && pause < PAUSES_MAX && batch.pending.size() >= CROWD; pause++) {
            LockSupport.parkNanos(PAUSE_NANOS);
            int before = batch.pending.size();
            left = fill(batch, queue.poll());
            if (batch.pending.size() == before) {
                break; // those who come in turns all wait for us
            }
        }
        if (!batch.pending.isEmpty()) {
            writer.process(batch.pending);
        }
        carried = left;
        return !(left instanceof Ticket.End);
    }

    /** What did not fit into the batch any more, or ended it. */
    private @Nullable Ticket<E, R> fill(Batch<E, R> batch, @Nullable Ticket<E, R> first) {
        Ticket<E, R> ticket = first;
        while (ticket instanceof Pending<E, R> pending && batch.take(pending, batchEntries, batchBytes)) {
            ticket = queue.poll();
        }
        return ticket;
    }

    /** The next ticket; empty when none came for as long as the chain may be silent. */
    private Optional<Ticket<E, R>> take() {
        while (true) {
            try {
                return heartbeatMillis == 0
                        ? Optional.of(queue.take())
                        : Optional.ofNullable(queue.poll(heartbeatMillis, TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                // only the end ends it
            }
        }
    }
}
