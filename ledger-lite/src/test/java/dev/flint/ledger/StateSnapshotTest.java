package dev.flint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flint.ledger.TestRule.Reason;
import dev.flint.ledger.merkle.NaiveTree;
import dev.flint.ledger.merkle.PrefixTree;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateSnapshotTest {
    @TempDir
    private Path directory;

    private static void assertProven(StateSnapshot snapshot, String key, Optional<String> record) {
        ProvenState proven = snapshot.prove(TestEntry.key(key)).orElseThrow();
        byte[] root = BlockHeader.parse(proven.header().header()).orElseThrow().stateRoot();
        Optional<byte[]> value = record.map(TestEntry::text).map(PrefixTree::valueHash);
        assertThat(Chains.string(proven.latest())).isEqualTo(record.orElse("-"));
        assertThat(NaiveTree.verifies(proven.proof(), TestEntry.key(key), value, root))
                .isTrue();
    }

    @Test
    void snapshot_beforeTheFirstBlock_isEmpty() {
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            assertThat(chain.snapshot()).isEmpty();
        }
    }

    @Test
    void prove_afterLaterBlocks_isAsItWas() {
        try (Chain<TestEntry, Reason> chain =
                Chains.open(Chains.settings(directory).withMapBytes(1 << 24))) {
            for (int i = 0; i < 50; i++) {
                Chains.commit(chain, "k" + i, "old", 10);
            }
            try (StateSnapshot snapshot = chain.snapshot().orElseThrow()) {
                for (int i = 0; i < 50; i += 2) {
                    Chains.commit(chain, "k" + i, "new", 20);
                    Chains.commit(chain, "later" + i, "new", 20);
                }
                assertThat(snapshot.header().index()).isEqualTo(49);
                for (int i = 0; i < 50; i++) {
                    assertProven(snapshot, "k" + i, Optional.of("old"));
                    assertProven(snapshot, "later" + i, Optional.empty());
                }
            }
            try (StateSnapshot next = chain.snapshot().orElseThrow()) {
                assertProven(next, "k0", Optional.of("new"));
            }
        }
    }

    @Test
    void prove_afterTheMapGrew_isEmptyAndNeverWrong() {
        try (Chain<TestEntry, Reason> chain =
                Chains.open(Chains.settings(directory).withMapBytes(1 << 17))) {
            Chains.commit(chain, "a", "old", 10);
            try (StateSnapshot snapshot = chain.snapshot().orElseThrow()) {
                long before = chain.status().mapBytes();
                for (int i = 0; chain.status().mapBytes() == before; i++) {
                    Chains.commit(chain, "k" + i, "x".repeat(10_000), 10);
                }
                assertThat(snapshot.prove(TestEntry.key("a"))).isEmpty();
            }
        }
    }

    @Test
    void prove_afterClose_isAMistakeAndNoCrash() {
        Chain<TestEntry, Reason> chain = Chains.open(directory);
        Chains.commit(chain, "a", "old", 10);
        StateSnapshot closed = chain.snapshot().orElseThrow();
        closed.close();
        closed.close();
        assertThatThrownBy(() -> closed.prove(TestEntry.key("a"))).isInstanceOf(IllegalStateException.class);
        StateSnapshot open = chain.snapshot().orElseThrow();
        chain.close();
        assertThatThrownBy(() -> open.prove(TestEntry.key("a"))).isInstanceOf(IllegalStateException.class);
        open.close();
        assertThatThrownBy(chain::snapshot).isInstanceOf(IllegalStateException.class);
    }
}
