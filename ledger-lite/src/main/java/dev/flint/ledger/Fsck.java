package dev.flint.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks a closed chain's directory, byte by byte and value by value, and can rebuild its index. */
public final class Fsck {
    private Fsck() {}

    /**
     * Checks everything: each CRC, header, root and signature of the log, the space behind it, the whole index
     * against one derived anew beside it, the checkpoint file, and the signing key's file if it lies in the directory.
     * Nothing is changed; the second index needs as much room as the first and is removed afterwards.
     *
     * @throws LedgerInUseException when the directory is open elsewhere
     */
    public static <E extends Entry, R> FsckReport check(ChainSettings settings, AdmissionRule<E, R> rule) {
        try {
            Path lockFile = settings.directory().resolve(DirectoryLock.FILE);
            if (!Files.exists(lockFile)) {
                return new FsckRun<>(settings, rule).run();
            }
            DirectoryLock lock = DirectoryLock.take(settings.directory());
            try {
                return new FsckRun<>(settings, rule).run();
            } finally {
                lock.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Drops the index and derives it anew from the log.
     *
     * @throws LedgerDamagedException when the log does not allow it
     * @throws LedgerInUseException when the directory is open elsewhere
     */
    public static <E extends Entry, R> void rebuildIndex(ChainSettings settings, AdmissionRule<E, R> rule) {
        try {
            Files.createDirectories(settings.directory());
            DirectoryLock lock = DirectoryLock.take(settings.directory());
            try {
                new IndexFiles(settings.directory().resolve(IndexFiles.DIRECTORY)).drop();
            } finally {
                lock.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Chain.open(settings, rule).close();
    }
}
