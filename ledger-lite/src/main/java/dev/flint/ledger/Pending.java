package dev.flint.ledger;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An entry on its way through the writer. */
final class Pending<E extends Entry, R> implements Ticket<E, R> {
    private final E entry;
    private final byte[] bytes;
    private final CompletableFuture<Submission<R>> future = new CompletableFuture<>();
    private @Nullable Submission<R> answer;

    Pending(E entry, byte[] bytes) {
        this.entry = entry;
        this.bytes = bytes;
    }

    E entry() {
        return entry;
    }

    byte[] bytes() {
        return bytes;
    }

    CompletableFuture<Submission<R>> future() {
        return future;
    }

    /** Settles what the submitter will hear once the batch is through. */
    void settle(Submission<R> outcome) {
        answer = outcome;
    }

    /** Tells the submitter. */
    void complete() {
        if (answer != null) {
            future.complete(answer);
        }
    }

    /** Tells the submitter that it came to nothing, whatever was settled. */
    void fail(String reason) {
        future.complete(new Submission.Unavailable<>(reason));
    }

    /** An admitted entry of a batch. */
    record Accepted<E extends Entry, R>(Pending<E, R> pending, Slot slot, List<Change> changes) {}
}
