package dev.flint.ledger;

import static dev.flint.ledger.Chains.commit;
import static dev.flint.ledger.Chains.latest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.ledger.TestRule.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the index is believed, and when it is derived anew: told by the rule being asked again or not. */
class ChainIndexTest {
    @TempDir
    private Path directory;

    private Path closed;
    private Path killed;
    private final AtomicInteger judged = new AtomicInteger();

    private final class CountingRule implements AdmissionRule<TestEntry, Reason> {
        private final TestRule rule = new TestRule();
        private final String derivation;

        CountingRule(String derivation) {
            this.derivation = derivation;
        }

        @Override
        public String derivation() {
            return derivation;
        }

        @Override
        public TestEntry read(byte[] entry) {
            return rule.read(entry);
        }

        @Override
        public Admission<Reason> admit(TestEntry entry, StateView state, Slot slot) {
            judged.incrementAndGet();
            return rule.admit(entry, state, slot);
        }
    }

    @BeforeEach
    void writeThreeEntries() throws IOException {
        closed = directory.resolve("closed");
        killed = directory.resolve("killed");
        try (Chain<TestEntry, Reason> chain = Chains.open(closed)) {
            for (int i = 0; i < 3; i++) {
                commit(chain, "k", "r" + i, i);
            }
            Chains.copy(closed, killed);
        }
    }

    private int judgedOnOpening(ChainSettings settings) {
        return judgedOnOpening(settings, "");
    }

    private int judgedOnOpening(ChainSettings settings, String derivation) {
        judged.set(0);
        try (Chain<TestEntry, Reason> chain = Chain.open(settings, new CountingRule(derivation))) {
            assertThat(latest(chain, "k")).isEqualTo("r2");
            assertThat(chain.head().size()).isEqualTo(3);
        }
        return judged.get();
    }

    @Test
    void open_afterClose_judgesNothingAgain() {
        assertThat(judgedOnOpening(Chains.settings(closed))).isZero();
    }

    @Test
    void open_underAnotherDerivation_judgesEverythingOnce() {
        assertThat(judgedOnOpening(Chains.settings(closed), "v2")).isEqualTo(3);
        assertThat(judgedOnOpening(Chains.settings(closed), "v2")).isZero();
    }

    @Test
    void open_afterCloseAndReboot_judgesNothingAgain() {
        assertThat(judgedOnOpening(Chains.settings(closed).withBootId("boot-2")))
                .isZero();
    }

    @Test
    void open_killedInTheSameBoot_judgesNothingAgain() {
        assertThat(judgedOnOpening(Chains.settings(killed))).isZero();
    }

    @Test
    void open_killedBeforeAReboot_judgesAllAgain() {
        assertThat(judgedOnOpening(Chains.settings(killed).withBootId("boot-2")))
                .isEqualTo(3);
    }

    @Test
    void open_killedOnASystemWithoutBootId_judgesAllAgain() throws IOException {
        Files.writeString(killed.resolve("index").resolve(IndexFiles.DIRTY), "");
        assertThat(judgedOnOpening(Chains.settings(killed).withBootId(""))).isEqualTo(3);
    }

    @Test
    void open_neitherMarkNorManifest_judgesAllAgain() throws IOException {
        Files.delete(closed.resolve("index").resolve(IndexFiles.MANIFEST));
        assertThat(judgedOnOpening(Chains.settings(closed))).isEqualTo(3);
    }

    @Test
    void open_indexOfAnotherChain_judgesAllAgain() throws IOException {
        Path other = directory.resolve("other");
        try (Chain<TestEntry, Reason> chain = Chains.open(other)) {
            commit(chain, "k", "stranger", 1);
        }
        Chains.copy(other.resolve("index"), closed.resolve("index"));
        assertThat(judgedOnOpening(Chains.settings(closed))).isEqualTo(3);
    }
}
