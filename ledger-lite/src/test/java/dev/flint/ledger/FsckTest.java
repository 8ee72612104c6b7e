package dev.flint.ledger;

import static dev.flint.ledger.Chains.commit;
import static dev.flint.ledger.Chains.latest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flint.ledger.FsckReport.Finding;
import dev.flint.ledger.FsckReport.Kind;
import dev.flint.ledger.TestRule.Reason;
import dev.flint.ledger.note.CheckpointSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FsckTest {
    @TempDir
    private Path directory;

    private void fill() {
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            for (int i = 0; i < 30; i++) {
                commit(chain, "k" + i % 7, "r" + i, i);
            }
        }
    }

    private List<Kind> kinds() {
        return Chains.fsck(directory).findings().stream().map(Finding::kind).toList();
    }

    @Test
    void check_soundChain_isCleanAndCounts() {
        fill();
        FsckReport report = Chains.fsck(directory);
        assertThat(report.clean()).isTrue();
        assertThat(report.blocks()).isEqualTo(30);
        assertThat(report.entries()).isEqualTo(30);
        assertThat(report.records()).isEqualTo(30);
    }

    @Test
    void check_neverUsedDirectory_isClean() {
        assertThat(Chains.fsck(directory).clean()).isTrue();
        Chains.open(directory).close();
        assertThat(Chains.fsck(directory).clean()).isTrue();
    }

    @Test
    void check_openElsewhere_isInUse() {
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            assertThat(chain.head().size()).isZero();
            assertThatThrownBy(() -> Chains.fsck(directory)).isInstanceOf(LedgerInUseException.class);
            assertThatThrownBy(() -> Fsck.rebuildIndex(Chains.settings(directory), new TestRule()))
                    .isInstanceOf(LedgerInUseException.class);
        }
    }

    @Test
    void check_anything_changesNothing() throws IOException {
        fill();
        Map<Path, String> before = contents();
        Chains.fsck(directory);
        assertThat(contents()).isEqualTo(before);
    }

    private Map<Path, String> contents() throws IOException {
        Map<Path, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file, Arrays.hashCode(Files.readAllBytes(file)) + " " + Files.size(file));
            }
        }
        return contents;
    }

    @Test
    void check_killedChain_isCleanThoughTheIndexLagsBehind() throws IOException {
        Path crashed = directory.resolve("crashed");
        Path live = directory.resolve("live");
        try (Chain<TestEntry, Reason> chain = Chains.open(live)) {
            commit(chain, "a", "one", 10);
            Chains.copy(live, crashed);
            commit(chain, "a", "two", 20);
            Files.copy(
                    Chains.onlySegment(live),
                    Chains.onlySegment(crashed),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        FsckReport report = Chains.fsck(crashed);
        assertThat(report.findings()).isEmpty();
        assertThat(report.records()).isEqualTo(2);
    }

    @Test
    void check_otherSigner_findsEachSignatureAndTheCheckpoint() {
        fill();
        CheckpointSigner other = new CheckpointSigner(Chains.ORIGIN, new SecureRandom().generateSeed(32));
        ChainSettings settings = ChainSettings.defaults(directory, Chains.ORIGIN, other)
                .withMapBytes(1 << 20)
                .withSegmentBytes(4_096);
        List<Finding> findings = Fsck.check(settings, new TestRule()).findings();
        assertThat(findings).filteredOn(f -> f.kind() == Kind.SIGNATURE).hasSize(30);
        assertThat(findings).filteredOn(f -> f.kind() == Kind.CHECKPOINT).hasSize(1);
        assertThatThrownBy(() -> Chains.open(settings)).isInstanceOf(LedgerDamagedException.class);
    }

    @Test
    void check_otherOrigin_isASegmentFinding() {
        fill();
        ChainSettings settings = ChainSettings.defaults(directory, "other.example/main/headers", Chains.SIGNER)
                .withMapBytes(1 << 20);
        assertThat(Fsck.check(settings, new TestRule()).findings())
                .extracting(Finding::kind)
                .contains(Kind.SEGMENT);
        assertThatThrownBy(() -> Chains.open(settings))
                .isInstanceOf(LedgerDamagedException.class)
                .hasMessageContaining("origin");
    }

    @Test
    void check_ruleThatRefusesNow_isAReplayFinding() {
        fill();
        AdmissionRule<TestEntry, Reason> strict = new AdmissionRule<>() {
            @Override
            public TestEntry read(byte[] entry) {
                return TestEntry.of(entry);
            }

            @Override
            public Admission<Reason> admit(TestEntry entry, StateView state, Slot slot) {
                return slot.position() == 20
                        ? new Admission.Refused<>(Reason.FORBIDDEN)
                        : new Admission.Admitted<>(entry.changes());
            }
        };
        assertThat(Fsck.check(Chains.settings(directory), strict).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.text()).contains("entry 20"));
        assertThatThrownBy(() -> Fsck.rebuildIndex(Chains.settings(directory), strict))
                .isInstanceOf(LedgerDamagedException.class)
                .hasMessageContaining("entry 20");
        Fsck.rebuildIndex(Chains.settings(directory), new TestRule());
        assertThat(kinds()).isEmpty();
    }

    @Test
    void check_ruleWithOtherAnswers_findsTheIndexDifferent() {
        fill();
        AdmissionRule<TestEntry, Reason> other = new AdmissionRule<>() {
            @Override
            public TestEntry read(byte[] entry) {
                return TestEntry.of(entry);
            }

            @Override
            public Admission<Reason> admit(TestEntry entry, StateView state, Slot slot) {
                Change change = entry.changes().get(0);
                byte[] record = slot.position() == 20 ? TestEntry.text("otherwise") : change.answer();
                return new Admission.Admitted<>(
                        List.of(new Change(change.key(), change.record(), record, change.validFromMillis())));
            }
        };
        assertThat(Fsck.check(Chains.settings(directory), other).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(Kind.INDEX_DIFFERS);
                    assertThat(finding.text()).contains("VERSION key 0000000000000014");
                });
    }

    @Test
    void check_indexMissing_isFoundAndOpenDerivesIt() throws IOException {
        fill();
        new IndexFiles(directory.resolve(IndexFiles.DIRECTORY)).drop();
        assertThat(kinds()).containsExactly(Kind.INDEX_DAMAGED);
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            assertThat(latest(chain, "k1")).isEqualTo("r29");
        }
        assertThat(kinds()).isEmpty();
    }

    @Test
    void check_segmentInTheMiddleMissing_isFound() throws IOException {
        fill();
        List<Path> segments = Directories.list(directory.resolve(Recovery.WAL_DIRECTORY), ".wal");
        assertThat(segments).hasSizeGreaterThan(2);
        Files.delete(segments.get(1));
        assertThat(kinds()).contains(Kind.SEGMENT);
        assertThatThrownBy(() -> Chains.open(directory)).isInstanceOf(LedgerDamagedException.class);
    }

    @Test
    void check_segmentRenamed_isFound() throws IOException {
        fill();
        List<Path> segments = Directories.list(directory.resolve(Recovery.WAL_DIRECTORY), ".wal");
        Files.move(segments.get(0), segments.get(0).resolveSibling("0000000000000000x.wal"));
        assertThat(kinds()).contains(Kind.SEGMENT);
    }

    @Test
    void check_keyFileDamagedOrOther_isFound() throws IOException {
        fill();
        Path file = directory.resolve(SigningKeyFile.NAME);
        SigningKeyFile.loadOrCreate(file, Chains.ORIGIN, new SecureRandom());
        assertThat(kinds()).containsExactly(Kind.KEY_FILE);
        Chains.flip(file, 30);
        assertThat(Chains.fsck(directory).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.file()).isEqualTo(SigningKeyFile.NAME));
    }

    @Test
    void check_checkpointOfAnotherHistory_isFoundAndOpenRefuses() throws IOException {
        fill();
        String text = new dev.flint.ledger.note.Checkpoint(Chains.ORIGIN, 30, new byte[32]).text();
        String forged = Chains.SIGNER.note(text, Chains.SIGNER.sign(text)).format();
        Files.writeString(directory.resolve(CheckpointFile.NAME), forged);
        assertThat(kinds()).containsExactly(Kind.CHECKPOINT);
        assertThatThrownBy(() -> Chains.open(directory))
                .isInstanceOf(LedgerDamagedException.class)
                .hasMessageContaining("another root");
    }

    @Test
    void check_leftOverDraftOfASegment_isIgnoredAndRemovedByOpen() throws IOException {
        fill();
        Path draft = directory.resolve(Recovery.WAL_DIRECTORY).resolve("0000000000000030.wal.new");
        Files.write(draft, new byte[100]);
        assertThat(kinds()).isEmpty();
        Chains.open(directory).close();
        assertThat(draft).doesNotExist();
    }
}
