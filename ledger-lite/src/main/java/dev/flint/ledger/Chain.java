package dev.flint.ledger;

import dev.flint.ledger.note.CheckpointSigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One chain: its log, its state, its checkpoints.
 *
 * @param <E> entry
 * @param <R> reason of a refusal
 */
public final class Chain<E extends Entry, R> implements AutoCloseable {
    private final DirectoryLock lock;
    private final Recovery.Opened opened;
    private final CheckpointFile checkpointFile;
    private final ChainWriter<E, R> writer;
    private final ChainThread<E, R> thread;
    private final SignedHeaders headers;
    private final ThreadLocal<ChainReader> readers;
    private final CheckpointSigner signer;
    private final Object closeLock = new Object();
    private boolean closed;

    private Chain(ChainSettings settings, AdmissionRule<E, R> rule, Disk disk, DirectoryLock lock) throws IOException {
        this.lock = lock;
        this.signer = settings.signer();
        this.opened = new Recovery<>(settings, rule, disk).run();
        try {
            this.checkpointFile = new CheckpointFile(settings.directory());
            this.writer = new ChainWriter<>(settings, rule, opened, checkpointFile);
        } catch (IOException | RuntimeException e) {
            opened.derived().close();
            opened.wal().close();
            throw e;
        }
        this.thread = new ChainThread<>(settings, writer);
        Path walDirectory = settings.directory().resolve(Recovery.WAL_DIRECTORY);
        this.headers = new SignedHeaders(settings.signer(), opened.derived().headers());
        this.readers = ThreadLocal.withInitial(() -> new ChainReader(opened.derived(), headers, walDirectory));
    }

    /**
     * Opens or creates a chain: reads the whole log, brings the index up to it, starts the writer.
     *
     * @throws LedgerDamagedException naming file, offset and finding
     * @throws LedgerInUseException when the directory is open elsewhere
     */
    public static <E extends Entry, R> Chain<E, R> open(ChainSettings settings, AdmissionRule<E, R> rule) {
        return open(settings, rule, new FileDisk());
    }

    static <E extends Entry, R> Chain<E, R> open(ChainSettings settings, AdmissionRule<E, R> rule, Disk disk) {
        try {
            Files.createDirectories(settings.directory());
            DirectoryLock lock = DirectoryLock.take(settings.directory());
            try {
                Chain<E, R> chain = new Chain<>(settings, rule, disk, lock);
                chain.thread.start();
                return chain;
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Hands an entry to the writer. Any thread; the answer comes on the chain-writer thread (at once on the caller's
     * when it is Overloaded or Unavailable), always as a normal completion.
     *
     * @throws IllegalArgumentException for an entry that cannot be logged: empty, too long, or beginning with the
     *     reserved text of {@link LogLeaf}
     */
    public CompletableFuture<Submission<R>> submit(E entry) {
        byte[] bytes = entry.bytes();
        if (bytes.length == 0 || bytes.length > Entry.BYTES_MAX || LogLeaf.isReserved(bytes)) {
            throw new IllegalArgumentException("an entry of " + bytes.length + " bytes, or with a reserved beginning");
        }
        return thread.submit(new Pending<>(entry, bytes));
    }

    /**
     * The calling thread's reader, created on first use. Not to be handed to another thread.
     *
     * @throws IllegalStateException once the chain is closed
     */
    public ChainReader reader() {
        return readers.get();
    }

    /** The key that checkpoints are signed with, as C2SP signed-note spells it. */
    public String vkey() {
        return signer.verifierKey().text();
    }

    /** The newest state, held until it is closed; empty before the first block. */
    public Optional<StateSnapshot> snapshot() {
        return StateSnapshot.take(opened.derived(), headers);
    }

    /** What is published now. */
    public Head head() {
        return writer.published().head();
    }

    /** Adds a listener for the changes to come. */
    public void onCommit(CommitListener listener) {
        writer.onCommit(listener);
    }

    public ChainStatus status() {
        ChainWriter.Published published = writer.published();
        return new ChainStatus(
                thread.queued(),
                !writer.failure().isEmpty(),
                published.mapUsedBytes(),
                published.mapBytes(),
                published.walBytes());
    }

    /**
     * Finishes what is queued, waits for the reads in flight, makes everything durable. Idempotent; afterwards entries
     * are Unavailable and reads throw {@link IllegalStateException}.
     */
    @Override
    public void close() {
        thread.refuseItself();
        synchronized (closeLock) {
            if (closed) {
                return;
            }
            closed = true;
            thread.close();
            try (lock;
                    checkpointFile) {
                opened.wal().close();
                try (Derived derived = opened.derived()) {
                    derived.index().sync();
                }
                opened.indexFiles()
                        .tree()
                        .write(
                                opened.derived().tree(),
                                writer.published().head().height());
                opened.indexFiles().markClean();
                checkpointFile.sync();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
