package dev.flint.ledger;

import static dev.flint.ledger.Chains.commit;
import static dev.flint.ledger.Chains.latest;
import static dev.flint.ledger.Chains.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flint.ledger.TestRule.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainWriterTest {
    @TempDir
    private Path directory;

    private final GateRule gate = new GateRule();

    private Chain<TestEntry, Reason> gated(ChainSettings settings) {
        Chain<TestEntry, Reason> chain = Chain.open(settings, gate);
        assertThat(chain.submit(TestEntry.put("gate", "x", 1))).isNotNull();
        GateRule.await(gate.entered);
        return chain;
    }

    private static Receipt receipt(CompletableFuture<Submission<Reason>> answer) {
        return ((Submission.Committed<Reason>) answer.join()).receipt();
    }

    private List<CompletableFuture<Submission<Reason>>> submitWaiting(Chain<TestEntry, Reason> chain, int entries) {
        List<CompletableFuture<Submission<Reason>>> answers = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            answers.add(chain.submit(TestEntry.put("k" + i, "r" + i, 1)));
        }
        gate.open.countDown();
        return answers;
    }

    @Test
    void submit_severalWaiting_areOneBlock() {
        try (Chain<TestEntry, Reason> chain = gated(Chains.settings(directory))) {
            assertThat(submitWaiting(chain, 50))
                    .allSatisfy(answer -> assertThat(receipt(answer).height()).isEqualTo(1));
            assertThat(chain.head().size()).isEqualTo(51);
        }
    }

    @Test
    void submit_moreThanABatch_areSeveralBlocks() {
        try (Chain<TestEntry, Reason> chain = gated(Chains.settings(directory).withBatchEntries(20))) {
            List<CompletableFuture<Submission<Reason>>> answers = submitWaiting(chain, 50);
            assertThat(answers)
                    .extracting(answer -> receipt(answer).height())
                    .containsOnly(1L, 2L, 3L)
                    .isSorted();
        }
    }

    @Test
    void submit_moreBytesThanABatch_areSeveralBlocks() {
        try (Chain<TestEntry, Reason> chain = gated(Chains.settings(directory).withBatchBytes(100))) {
            List<CompletableFuture<Submission<Reason>>> answers = submitWaiting(chain, 6);
            assertThat(receipt(answers.get(5)).height()).isEqualTo(3);
        }
    }

    @Test
    void submit_sameKeyTwiceInABatch_secondSeesTheFirst() {
        try (Chain<TestEntry, Reason> chain = gated(Chains.settings(directory))) {
            var first = chain.submit(TestEntry.put("a", "one", 10));
            var older = chain.submit(TestEntry.put("a", "older", 10));
            var newer = chain.submit(TestEntry.put("a", "two", 20));
            gate.open.countDown();
            assertThat(receipt(first).position()).isEqualTo(1);
            assertThat(older.join()).isEqualTo(new Submission.Refused<>(Reason.OLDER));
            assertThat(receipt(newer).position()).isEqualTo(2);
            assertThat(Chains.string(chain.reader().atTime(TestEntry.key("a"), 15)))
                    .isEqualTo("one");
            assertThat(latest(chain, "a")).isEqualTo("two");
        }
    }

    @Test
    void submit_queueFull_isOverloaded() {
        try (Chain<TestEntry, Reason> chain = gated(Chains.settings(directory).withQueueEntries(2))) {
            var first = chain.submit(TestEntry.put("a", "one", 10));
            var second = chain.submit(TestEntry.put("b", "one", 10));
            var third = chain.submit(TestEntry.put("c", "one", 10));
            assertThat(third.join()).isEqualTo(new Submission.Overloaded<>());
            assertThat(chain.status().queued()).isEqualTo(2);
            gate.open.countDown();
            assertThat(receipt(first).position()).isEqualTo(1);
            assertThat(receipt(second).position()).isEqualTo(2);
            assertThat(chain.reader().latest(TestEntry.text("c"))).isEmpty();
        }
    }

    @Test
    void close_entriesWaiting_areCommittedFirst() {
        Chain<TestEntry, Reason> chain = gated(Chains.settings(directory));
        List<CompletableFuture<Submission<Reason>>> answers = submitWaiting(chain, 10);
        chain.close();
        assertThat(answers)
                .allSatisfy(answer -> assertThat(receipt(answer).height()).isEqualTo(1));
    }

    @Test
    void submit_diskFull_isUnavailableUntilThereIsRoom() {
        FaultyDisk disk = new FaultyDisk();
        try (Chain<TestEntry, Reason> chain = Chain.open(Chains.settings(directory), new TestRule(), disk)) {
            disk.full = true;
            assertThat(put(chain, "a", "one", 10)).isInstanceOf(Submission.Unavailable.class);
            assertThat(chain.status().failed()).isFalse();
            assertThat(chain.head().size()).isZero();
            disk.full = false;
            assertThat(commit(chain, "a", "one", 10).position()).isZero();
        }
        assertThat(Chains.fsck(directory).clean()).isTrue();
    }

    @Test
    void submit_roomForTheLogOnly_isUnavailableUntilThereIsRoom() {
        FaultyDisk disk = new FaultyDisk();
        try (Chain<TestEntry, Reason> chain = Chain.open(Chains.settings(directory), new TestRule(), disk)) {
            commit(chain, "a", "one", 10);
            disk.crowded = true;
            assertThat(put(chain, "a", "two", 20)).isInstanceOf(Submission.Unavailable.class);
            assertThat(latest(chain, "a")).isEqualTo("one");
            disk.crowded = false;
            assertThat(commit(chain, "a", "two", 20).position()).isEqualTo(1);
        }
        assertThat(Chains.fsck(directory).clean()).isTrue();
    }

    @Test
    void submit_syncFails_chainReadsOnButWritesNoMore() {
        FaultyDisk disk = new FaultyDisk();
        try (Chain<TestEntry, Reason> chain = Chain.open(Chains.settings(directory), new TestRule(), disk)) {
            commit(chain, "a", "one", 10);
            disk.failsForce = true;
            assertThat(put(chain, "a", "two", 20)).isInstanceOf(Submission.Unavailable.class);
            disk.failsForce = false;
            assertThat(put(chain, "a", "three", 30)).isInstanceOf(Submission.Unavailable.class);
            assertThat(chain.status().failed()).isTrue();
            assertThat(latest(chain, "a")).isEqualTo("one");
            assertThat(chain.head().height()).isZero();
        }
    }

    @Test
    void submit_writeFailsHalfway_reopenedIsTheBlockBefore() {
        FaultyDisk disk = new FaultyDisk();
        try (Chain<TestEntry, Reason> chain = Chain.open(Chains.settings(directory), new TestRule(), disk)) {
            commit(chain, "a", "one", 10);
            disk.failsWrite = true;
            assertThat(put(chain, "a", "two", 20)).isInstanceOf(Submission.Unavailable.class);
        }
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            assertThat(latest(chain, "a")).isEqualTo("one");
            assertThat(commit(chain, "a", "two", 20).height()).isEqualTo(1);
        }
        assertThat(Chains.fsck(directory).clean()).isTrue();
    }

    @Test
    void submit_longestEntry_isCommittedUnderItsStandIn() {
        TestEntry longest = TestEntry.put("a", "x".repeat(Entry.BYTES_MAX - 44), 10);
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            assertThat(longest.bytes()).hasSize(Entry.BYTES_MAX);
            Receipt receipt = receipt(chain.submit(longest));
            assertThat(receipt.leafHash())
                    .isEqualTo(dev.flint.ledger.merkle.Merkle.leafHash(LogLeaf.of(longest.bytes())));
            assertThat(LogLeaf.of(longest.bytes())).hasSize(54);
            assertThat(chain.reader().entry(0)).contains(longest.bytes());
            commit(chain, "b", "after", 10);
        }
        assertThat(Chains.fsck(directory).findings()).isEmpty();
    }

    @Test
    void submit_tooLongOrEmptyOrReserved_isABug() {
        byte[] reserved = Arrays.copyOf("flint/entry-sha256/v1\n".getBytes(StandardCharsets.US_ASCII), 54);
        try (Chain<Entry, Reason> chain = Chain.open(Chains.settings(directory), new AnyEntry())) {
            for (byte[] bytes : List.of(new byte[0], new byte[Entry.BYTES_MAX + 1], reserved)) {
                assertThatThrownBy(() -> chain.submit(() -> bytes)).isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(chain.head().size()).isZero();
        }
    }

    /** Takes all and changes nothing. */
    private static final class AnyEntry implements AdmissionRule<Entry, Reason> {
        @Override
        public Entry read(byte[] entry) {
            return () -> entry;
        }

        @Override
        public Admission<Reason> admit(Entry entry, StateView state, Slot slot) {
            return new Admission.Admitted<>(List.of());
        }
    }

    @Test
    void submit_ruleGoesBackInTime_isUnavailableAndLeavesNothing() {
        AdmissionRule<TestEntry, Reason> careless = new AdmissionRule<>() {
            @Override
            public TestEntry read(byte[] entry) {
                return TestEntry.of(entry);
            }

            @Override
            public Admission<Reason> admit(TestEntry entry, StateView state, Slot slot) {
                return new Admission.Admitted<>(entry.changes());
            }
        };
        try (Chain<TestEntry, Reason> chain = Chain.open(Chains.settings(directory), careless)) {
            commit(chain, "a", "one", 10);
            assertThat(put(chain, "a", "two", 10)).isInstanceOf(Submission.Unavailable.class);
            Change change = TestEntry.change("b", "x", 1);
            assertThat(chain.submit(new TestEntry(List.of(change, change))).join())
                    .isInstanceOf(Submission.Unavailable.class);
            assertThat(chain.head().size()).isEqualTo(1);
            assertThat(chain.status().failed()).isFalse();
        }
    }

    @Test
    void onCommit_severalEntries_hearsOfEachInOrderAfterItIsReadable() {
        List<String> heard = new ArrayList<>();
        try (Chain<TestEntry, Reason> chain = gated(Chains.settings(directory))) {
            chain.onCommit((slot, change) -> heard.add(slot.position() + " "
                    + new String(change.record(), StandardCharsets.UTF_8) + " "
                    + Chains.string(chain.reader().latest(change.key()))));
            submitWaiting(chain, 3).forEach(CompletableFuture::join);
        }
        assertThat(heard).containsExactly("0 x x", "1 r0 r0", "2 r1 r1", "3 r2 r2");
    }

    @Test
    void onCommit_listenerFails_entryIsCommittedAllTheSame() {
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            chain.onCommit((slot, change) -> {
                throw new IllegalStateException("listener");
            });
            assertThat(commit(chain, "a", "one", 10).position()).isZero();
        }
    }

    @Test
    void submit_indexFull_growsUnderItsReaders() {
        try (Chain<TestEntry, Reason> chain =
                Chains.open(Chains.settings(directory).withMapBytes(1 << 17))) {
            long before = chain.status().mapBytes();
            String record = "x".repeat(10_000);
            for (int i = 0; i < 60; i++) {
                commit(chain, "k" + i, record, 10);
                assertThat(latest(chain, "k" + i)).isEqualTo(record);
            }
            assertThat(chain.status().mapBytes()).isGreaterThan(before);
            assertThat(chain.status().mapUsedBytes())
                    .isBetween(600_000L, chain.status().mapBytes());
        }
        try (Chain<TestEntry, Reason> chain =
                Chains.open(Chains.settings(directory).withMapBytes(1 << 17))) {
            commit(chain, "after", "x".repeat(100_000), 10);
            assertThat(chain.status().mapUsedBytes())
                    .isBetween(700_000L, chain.status().mapBytes());
        }
        assertThat(Chains.fsck(directory).findings()).isEmpty();
    }
}
