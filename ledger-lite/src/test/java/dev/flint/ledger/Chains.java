package dev.flint.ledger;

import dev.flint.ledger.TestRule.Reason;
import dev.flint.ledger.note.CheckpointSigner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/** What the tests of a chain share: small settings, short words, copies of directories. */
final class Chains {
    static final String ORIGIN = "ledger.example/main/headers";
    static final CheckpointSigner SIGNER = new CheckpointSigner(ORIGIN, new byte[CheckpointSigner.SEED_BYTES]);
    static final long NOW = 1_700_000_000_000L;

    private Chains() {}

    static ChainSettings settings(Path directory) {
        return ChainSettings.defaults(directory, ORIGIN, SIGNER)
                .withClock(InstantSource.fixed(java.time.Instant.ofEpochMilli(NOW)))
                .withSegmentBytes(4_096)
                .withMapBytes(1 << 20)
                .withReadersMax(16)
                .withBootId("boot-1");
    }

    static Chain<TestEntry, Reason> open(Path directory) {
        return Chain.open(settings(directory), new TestRule());
    }

    static Chain<TestEntry, Reason> open(ChainSettings settings) {
        return Chain.open(settings, new TestRule());
    }

    static Submission<Reason> put(Chain<TestEntry, Reason> chain, String key, String record, long validFrom) {
        return chain.submit(TestEntry.put(key, record, validFrom)).join();
    }

    static Receipt commit(Chain<TestEntry, Reason> chain, String key, String record, long validFrom) {
        return ((Submission.Committed<Reason>) put(chain, key, record, validFrom)).receipt();
    }

    static String latest(Chain<TestEntry, Reason> chain, String key) {
        return string(chain.reader().latest(TestEntry.key(key)));
    }

    static String string(Optional<StateRecord> record) {
        return record.map(found -> new String(found.answer(), StandardCharsets.UTF_8))
                .orElse("-");
    }

    static FsckReport fsck(Path directory) {
        return Fsck.check(settings(directory), new TestRule());
    }

    /** A directory as a crash at this moment would leave it. */
    static Path copy(Path from, Path to) throws IOException {
        if (Files.exists(to)) {
            try (Stream<Path> stale = Files.walk(to)) {
                for (Path file :
                        stale.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return to;
    }

    static Path onlySegment(Path directory) throws IOException {
        return Directories.list(directory.resolve(Recovery.WAL_DIRECTORY), ".wal")
                .get(0);
    }

    static void flip(Path file, long offset) throws IOException {
        try (java.io.RandomAccessFile bytes = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(offset);
            int before = bytes.read();
            bytes.seek(offset);
            bytes.write(before ^ (1 << (offset % 8)));
        }
    }
}
