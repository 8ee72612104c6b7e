package dev.flint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flint.ledger.TestRule.Reason;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeTest {
    @TempDir
    private Path directory;

    @Test
    void constructor_outsideOfTheLimits_isABug() {
        byte[] one = {1};
        assertThatThrownBy(() -> new Change(new byte[0], one, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Change(new byte[401], one, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Change(one, new byte[0], 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Change(one, new byte[(1 << 20) + 1], 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Change(one, one, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** One entry, one change at all limits, whatever its bytes. */
    private static final class LargestChange implements AdmissionRule<Entry, Reason> {
        @Override
        public Entry read(byte[] entry) {
            return () -> entry;
        }

        @Override
        public Admission<Reason> admit(Entry entry, StateView state, Slot slot) {
            byte[] key = new byte[Change.KEY_BYTES_MAX];
            byte[] record = new byte[Change.RECORD_BYTES_MAX];
            record[record.length - 1] = (byte) slot.position();
            return new Admission.Admitted<>(List.of(new Change(key, record, slot.position())));
        }
    }

    @Test
    void submit_largestKeyAndRecord_areKeptWithTheirHistory() {
        byte[] key = new byte[Change.KEY_BYTES_MAX];
        try (Chain<Entry, Reason> chain = Chain.open(Chains.settings(directory), new LargestChange())) {
            for (int i = 0; i < 3; i++) {
                byte[] entry = {(byte) i};
                assertThat(chain.submit(() -> entry).join()).isInstanceOf(Submission.Committed.class);
            }
            for (int i = 0; i < 3; i++) {
                byte[] record = chain.reader().atTime(key, i).orElseThrow().record();
                assertThat(record).hasSize(1 << 20);
                assertThat(record[record.length - 1]).isEqualTo((byte) i);
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
