package dev.flint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flint.ledger.TestRule.Reason;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeTest {
    @TempDir
    private Path directory;

    @Test
    void constructor_outsideOfTheLimits_isABug() {
        byte[] one = {1};
        byte[] key = new byte[StateKey.BYTES];
        refused(() -> new Change(new byte[31], one, one, 0));
        refused(() -> new Change(new byte[33], one, one, 0));
        refused(() -> new Change(key, new byte[0], one, 0));
        refused(() -> new Change(key, new byte[Change.RECORD_BYTES_MAX + 1], one, 0));
        refused(() -> new Change(key, one, new byte[Change.ANSWER_BYTES_MAX + 1], 0));
        refused(() -> new Change(key, one, one, -1));
    }

    private static void refused(ThrowingCallable constructor) {
        assertThatThrownBy(constructor).isInstanceOf(IllegalArgumentException.class);
    }

    /** One entry, one change at all limits, whatever its bytes. */
    private static final class LargestChange implements AdmissionRule<Entry, Reason> {
        @Override
        public Entry read(byte[] entry) {
            return () -> entry;
        }

        @Override
        public Admission<Reason> admit(Entry entry, StateView state, Slot slot) {
            byte[] key = new byte[StateKey.BYTES];
            byte[] record = new byte[Change.RECORD_BYTES_MAX];
            byte[] answer = new byte[Change.ANSWER_BYTES_MAX];
            record[record.length - 1] = (byte) slot.position();
            answer[answer.length - 1] = (byte) slot.position();
            return new Admission.Admitted<>(List.of(new Change(key, record, answer, slot.position())));
        }
    }

    @Test
    void submit_largestRecordAndAnswer_areKeptWithTheirHistory() {
        byte[] key = new byte[StateKey.BYTES];
        try (Chain<Entry, Reason> chain = Chain.open(Chains.settings(directory), new LargestChange())) {
            for (int i = 0; i < 3; i++) {
                byte[] entry = {(byte) i};
                assertThat(chain.submit(() -> entry).join()).isInstanceOf(Submission.Committed.class);
            }
            for (int i = 0; i < 3; i++) {
                StateRecord found = chain.reader().atTime(key, i).orElseThrow();
                assertThat(found.record()).hasSize(1 << 16).endsWith((byte) i);
                assertThat(found.answer()).hasSize(1 << 20).endsWith((byte) i);
            }
        }
        assertThat(Fsck.check(Chains.settings(directory), new LargestChange()).findings())
                .isEmpty();
    }

    @Test
    void read_keyOutsideOfTheLimits_isNotThere() {
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            assertThat(chain.reader().latest(new byte[0])).isEmpty();
            assertThat(chain.reader().latest(new byte[600])).isEmpty();
            assertThat(chain.reader().atTime(new byte[600], 1)).isEmpty();
            assertThat(chain.reader().atVersion(new byte[600], 1)).isEmpty();
            assertThat(chain.reader().atTime(new byte[] {1}, -1)).isEmpty();
        }
    }
}
