package dev.flint.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The queue before the writer and the thread "chain-writer" behind it: many submitters, one after the other. */
final class ChainThread<E extends Entry, R> {
    private static final String CLOSING = "the ledger is closed or closing";

    private final BlockingQueue<Ticket<E, R>> queue;
    private final ChainWriter<E, R> writer;
    private final int batchEntries;
    private final int batchBytes;
    private final Thread thread;
    private volatile boolean closing;

    /** Did not fit into the batch before. Of the writer's thread. */
    private @Nullable Ticket<E, R> carried;

    ChainThread(ChainSettings settings, ChainWriter<E, R> writer) {
        this.queue = new ArrayBlockingQueue<>(settings.queueEntries());
        this.writer = writer;
        this.batchEntries = settings.batchEntries();
        this.batchBytes = settings.batchBytes();
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
        Ticket<E, R> ticket = carried == null ? take() : carried;
        carried = null;
        List<Pending<E, R>> batch = new ArrayList<>();
        long bytes = 0;
        while (ticket instanceof Pending<E, R> pending) {
            bytes += pending.bytes().length;
            if (!batch.isEmpty() && (bytes > batchBytes || batch.size() == batchEntries)) {
                carried = pending;
                break;
            }
            batch.add(pending);
            ticket = queue.poll();
        }
        if (!batch.isEmpty()) {
            writer.process(batch);
        }
        return !(ticket instanceof Ticket.End);
    }

    private Ticket<E, R> take() {
        while (true) {
            try {
                return queue.take();
            } catch (InterruptedException e) {
                // only the end ends it
            }
        }
    }
}
