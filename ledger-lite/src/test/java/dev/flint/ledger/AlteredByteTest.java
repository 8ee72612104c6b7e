package dev.flint.ledger;

import static dev.flint.ledger.Chains.commit;
import static dev.flint.ledger.Chains.latest;
import static dev.flint.ledger.Chains.string;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flint.ledger.TestRule.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One flipped bit, anywhere: named, and never served. */
class AlteredByteTest {
    private static final String LONG_RECORD = "long ".repeat(1_000);

    @TempDir
    private Path directory;

    private long fill(Path chainDirectory, int keys) {
        try (Chain<TestEntry, Reason> chain = Chains.open(chainDirectory)) {
            write(chain, keys);
            return chain.status().walBytes();
        }
    }

    private static void write(Chain<TestEntry, Reason> chain, int keys) {
        for (int key = 0; key < keys; key++) {
            commit(chain, "k" + key, "old " + key, 10);
            commit(chain, "k" + key, "new " + key, 20);
        }
        if (keys > 2) {
            commit(chain, "long", LONG_RECORD, 10);
        }
    }

    private static void assertServesWhatWasWritten(Chain<TestEntry, Reason> chain, int keys, long offset) {
        for (int key = 0; key < keys; key++) {
            byte[] bytes = TestEntry.key("k" + key);
            assertThat(latest(chain, "k" + key)).as("byte %d", offset).isEqualTo("new " + key);
            assertThat(string(chain.reader().atTime(bytes, 15)))
                    .as("byte %d", offset)
                    .isEqualTo("old " + key);
            assertThat(string(chain.reader().atVersion(bytes, 2L * key)))
                    .as("byte %d", offset)
                    .isEqualTo("old " + key);
        }
    }

    @Test
    void log_anyByteOfABlock_isNamedByOpenAndFsck() throws IOException {
        long used = fill(directory, 1);
        Path segment = Chains.onlySegment(directory);
        String name = String.valueOf(segment.getFileName());
        for (long offset = 0; offset < used; offset++) {
            Chains.flip(segment, offset);
            assertThatThrownBy(() -> Chains.open(directory))
                    .as("byte %d", offset)
                    .isInstanceOfSatisfying(
                            LedgerDamagedException.class,
                            damage -> assertThat(damage.file()).endsWith(name));
            assertThat(Chains.fsck(directory).findings())
                    .as("byte %d", offset)
                    .anySatisfy(finding -> assertThat(finding.file()).endsWith(name));
            Chains.flip(segment, offset);
        }
        assertThat(Chains.fsck(directory).findings()).isEmpty();
    }

    @Test
    void log_anyByteBehindTheEnd_isFoundByFsckAndCutByOpen() throws IOException {
        long used = fill(directory, 1);
        Path segment = Chains.onlySegment(directory);
        for (long offset = used; offset < Files.size(segment); offset += 61) {
            Chains.flip(segment, offset);
            assertThat(Chains.fsck(directory).findings())
                    .as("byte %d", offset)
                    .extracting(FsckReport.Finding::kind)
                    .containsExactly(FsckReport.Kind.LOG_TAIL);
            try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
                assertServesWhatWasWritten(chain, 1, offset);
            }
        }
        assertThat(Chains.fsck(directory).findings()).isEmpty();
    }

    @Test
    void log_alteredUnderAnOpenChain_isNotServed() throws IOException {
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            commit(chain, "a", "one", 10);
            for (long offset = SegmentHeader.BYTES; offset < SegmentHeader.BYTES + 26; offset++) {
                Chains.flip(Chains.onlySegment(directory), offset);
                assertThatThrownBy(() -> chain.reader().entry(0))
                        .as("byte %d", offset)
                        .isInstanceOf(LedgerDamagedException.class);
                Chains.flip(Chains.onlySegment(directory), offset);
            }
            assertThat(chain.reader().entry(0)).isPresent();
        }
    }

    @Test
    void closedIndex_anyByte_isFoundByFsck() throws IOException {
        fill(directory, 20);
        Path data = directory.resolve("index").resolve(IndexFiles.DATA);
        for (long offset = 0; offset < Files.size(data); offset += 173) {
            Chains.flip(data, offset);
            assertThat(Chains.fsck(directory).findings())
                    .as("byte %d", offset)
                    .anySatisfy(finding -> assertThat(finding.kind()).isEqualTo(FsckReport.Kind.INDEX_DAMAGED));
            Chains.flip(data, offset);
        }
        assertThat(Chains.fsck(directory).findings()).isEmpty();
    }

    @Test
    void closedIndex_alteredByte_isDerivedAnewByOpen() throws IOException {
        fill(directory, 20);
        Path data = directory.resolve("index").resolve(IndexFiles.DATA);
        for (long offset = 0; offset < Files.size(data); offset += 1_999) {
            Chains.flip(data, offset);
            try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
                assertServesWhatWasWritten(chain, 20, offset);
            }
            assertThat(Chains.fsck(directory).findings()).as("byte %d", offset).isEmpty();
        }
    }

    @Test
    void dirtyIndex_anyByte_isNeverServed() throws IOException {
        Path crashed = directory.resolve("crashed");
        try (Chain<TestEntry, Reason> chain = Chains.open(directory.resolve("live"))) {
            write(chain, 20);
            Chains.copy(directory.resolve("live"), crashed);
        }
        long size = Files.size(crashed.resolve("index").resolve(IndexFiles.DATA));
        for (long offset = 0; offset < size; offset += offset % 4_096 < 160 && offset < 8_192 ? 1 : 311) {
            Path copy = Chains.copy(crashed, directory.resolve("copy"));
            Chains.flip(copy.resolve("index").resolve(IndexFiles.DATA), offset);
            try (Chain<TestEntry, Reason> chain = Chains.open(copy)) {
                assertServesWhatWasWritten(chain, 20, offset);
                commit(chain, "k0", "newest", 30);
            }
            assertThat(IndexWalk.damage(copy.resolve("index").resolve(IndexFiles.DATA)))
                    .as("byte %d", offset)
                    .isEmpty();
        }
    }

    @Test
    void manifest_anyByte_isFoundByFsckAndHealedByOpen() throws IOException {
        fill(directory, 1);
        Path manifest = directory.resolve("index").resolve(IndexFiles.MANIFEST);
        long size = Files.size(manifest);
        for (long offset = 0; offset < size; offset++) {
            Chains.flip(manifest, offset);
            assertThat(Chains.fsck(directory).findings())
                    .as("byte %d", offset)
                    .extracting(FsckReport.Finding::kind)
                    .containsExactly(FsckReport.Kind.INDEX_DAMAGED);
            Chains.flip(manifest, offset);
        }
        Chains.flip(manifest, 30);
        Chains.open(directory).close();
        assertThat(Chains.fsck(directory).clean()).isTrue();
    }

    @Test
    void checkpoint_anyByte_isFoundByFsckAndHealedByOpen() throws IOException {
        fill(directory, 1);
        Path file = directory.resolve(CheckpointFile.NAME);
        for (long offset = 0; offset < Files.size(file); offset++) {
            Chains.flip(file, offset);
            assertThat(Chains.fsck(directory).findings())
                    .as("byte %d", offset)
                    .extracting(FsckReport.Finding::kind)
                    .containsExactly(FsckReport.Kind.CHECKPOINT);
            Chains.flip(file, offset);
        }
        Chains.flip(file, 3);
        Chains.open(directory).close();
        assertThat(Chains.fsck(directory).clean()).isTrue();
    }
}
