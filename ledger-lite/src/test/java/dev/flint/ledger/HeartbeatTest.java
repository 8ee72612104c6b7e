package dev.flint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flint.ledger.TestRule.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeartbeatTest {
    @TempDir
    private Path directory;

    private Chain<TestEntry, Reason> beating() {
        return Chains.open(Chains.settings(directory).withHeartbeatMillis(1));
    }

    private static void awaitHeight(Chain<TestEntry, Reason> chain, long height) {
        while (chain.head().height() < height) {
            Thread.onSpinWait();
        }
    }

    @Test
    void silence_beforeAndAfterEntries_makesEmptyBlocks() {
        try (Chain<TestEntry, Reason> chain = beating()) {
            awaitHeight(chain, 3);
            assertThat(chain.head().size()).isZero();
            long height = Chains.commit(chain, "a", "one", 10).height();
            awaitHeight(chain, height + 3);
            assertThat(chain.head().size()).isEqualTo(1);
            assertThat(Chains.latest(chain, "a")).isEqualTo("one");
        }
        assertThat(Chains.fsck(directory).findings()).isEmpty();
    }

    @Test
    void silence_overManySegments_readsBackWithItsEntries() throws IOException {
        try (Chain<TestEntry, Reason> chain = beating()) {
            Chains.commit(chain, "a", "one", 10);
            awaitHeight(chain, 60);
            Chains.commit(chain, "b", "two", 10);
            awaitHeight(chain, 90);
        }
        assertThat(Directories.list(directory.resolve(Recovery.WAL_DIRECTORY), ".wal"))
                .hasSizeGreaterThan(3);
        new IndexFiles(directory.resolve(IndexFiles.DIRECTORY)).drop();
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            assertThat(Chains.latest(chain, "a")).isEqualTo("one");
            assertThat(chain.reader().entry(1))
                    .contains(TestEntry.put("b", "two", 10).bytes());
        }
        assertThat(Chains.fsck(directory).findings()).isEmpty();
    }

    @Test
    void prove_inAnEmptyChainThatBeats_isAbsence() {
        try (Chain<TestEntry, Reason> chain = beating()) {
            awaitHeight(chain, 1);
            Optional<ProvenState> proven = chain.reader().prove(TestEntry.key("a"));
            assertThat(proven.orElseThrow().latest()).isEmpty();
            assertThat(proven.orElseThrow().proof().isInclusion()).isFalse();
        }
    }

    @Test
    void noHeartbeat_isTheDefault() {
        assertThatThrownBy(() -> Chains.settings(directory).withHeartbeatMillis(-1))
                .isInstanceOf(IllegalArgumentException.class);
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            Chains.commit(chain, "a", "one", 10);
            assertThat(chain.head().height()).isZero();
        }
    }
}
