package dev.flint.ledger;

import dev.flint.ledger.TestRule.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A chain without its thread: the writer is driven batch by batch, so that one seed is one schedule. */
final class SimChain {
    private final Recovery.Opened opened;
    private final CheckpointFile checkpointFile;
    private final ChainWriter<TestEntry, Reason> writer;
    final ChainReader reader;

    private SimChain(ChainSettings settings, Disk disk) throws IOException {
        opened = new Recovery<>(settings, new TestRule(), disk).run();
        checkpointFile = new CheckpointFile(settings.directory());
        writer = new ChainWriter<>(settings, new TestRule(), opened, checkpointFile);
        var headers = new SignedHeaders(settings.signer(), opened.derived().headers());
        reader = new ChainReader(opened.derived(), headers, settings.directory().resolve(Recovery.WAL_DIRECTORY));
    }

    static SimChain open(Path directory, Disk disk, String bootId, long[] clock) throws IOException {
        ChainSettings settings =
                Chains.settings(directory).withBootId(bootId).withClock(() -> Instant.ofEpochMilli(clock[0]));
        return new SimChain(settings, disk);
    }

    /** One batch; the answers in its order. */
    List<Submission<Reason>> submit(List<TestEntry> entries) {
        List<Pending<TestEntry, Reason>> batch = new ArrayList<>();
        entries.forEach(entry -> batch.add(new Pending<>(entry, entry.bytes())));
        writer.process(batch);
        return batch.stream().map(pending -> pending.future().join()).toList();
    }

    void beat() {
        writer.beat();
    }

    Head head() {
        return writer.published().head();
    }

    Derived derived() {
        return opened.derived();
    }

    /** As {@link Chain#close} does. */
    void close() throws IOException {
        opened.wal().close();
        opened.derived().index().sync();
        opened.derived().close();
        opened.indexFiles().tree().write(opened.derived().tree(), head().height());
        opened.indexFiles().markClean();
        checkpointFile.sync();
        checkpointFile.close();
    }

    /** Lets go of everything without a word: the process is gone. */
    void abandon() throws IOException {
        opened.wal().close();
        opened.derived().close();
        checkpointFile.close();
    }
}
