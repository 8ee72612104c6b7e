package dev.flint.ledger;

import java.util.concurrent.CompletableFuture;

/**
 * One chain: its log, its state, its checkpoints.
 *
 * @param <E> entry
 * @param <R> reason of a refusal
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Chain<E extends Entry, R> implements AutoCloseable {
    /**
     * Opens or creates a chain: reads the whole log, brings the index up to it, starts the writer.
     *
     * @throws LedgerDamagedException naming file, offset and finding
     * @throws LedgerInUseException when the directory is open elsewhere
     */
    public static <E extends Entry, R> Chain<E, R> open(ChainSettings settings, AdmissionRule<E, R> rule) {
        throw new UnsupportedOperationException();
    }

    /** Any thread; completed on the chain-writer thread, always normally. */
    public CompletableFuture<Submission<R>> submit(E entry) {
        throw new UnsupportedOperationException();
    }

    /** The calling thread's reader, created on first use. */
    public ChainReader reader() {
        throw new UnsupportedOperationException();
    }

    public Head head() {
        throw new UnsupportedOperationException();
    }

    public void onCommit(CommitListener listener) {
        throw new UnsupportedOperationException();
    }

    public ChainStatus status() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
