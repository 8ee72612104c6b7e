package dev.flint.ledger;

import static dev.flint.ledger.TestEntry.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IndexValueTest {
    private static final byte[] KEY = text("key");

    @Test
    void ofRecord_read_isTheRecord() {
        StateRecord record = new StateRecord(7, 8, text("record"));
        byte[] value = IndexValue.ofRecord(KEY, record);
        assertThat(IndexValue.isSealed(KEY, value)).isTrue();
        assertThat(IndexValue.toRecord(value)).usingRecursiveComparison().isEqualTo(record);
    }

    @Test
    void isSealed_anyBitFlippedOrOtherKey_isFalse() {
        byte[] value = IndexValue.ofRecord(KEY, new StateRecord(7, 8, text("record")));
        for (int bit = 0; bit < value.length * 8; bit++) {
            byte[] altered = value.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(IndexValue.isSealed(KEY, altered)).as("bit %d", bit).isFalse();
        }
        assertThat(IndexValue.isSealed(text("kez"), value)).isFalse();
        assertThat(IndexValue.isSealed(KEY, new byte[0])).isFalse();
        assertThat(IndexValue.isSealed(KEY, new byte[4])).isFalse();
    }

    @Test
    void ofRow_read_isThePlaceAndTheTimes() {
        List<Change> changes = List.of(TestEntry.change("a", "x", 5), TestEntry.change("ab", "y", 6));
        byte[] value = IndexValue.ofRow(KEY, new EntryRow(1, 2, 3, 4, changes));
        assertThat(IndexValue.toPlace(value)).isEqualTo(new IndexValue.EntryPlace(2, 3, 4));
        assertThat(IndexValue.validFrom(value, text("a"))).containsExactly(5L);
        assertThat(IndexValue.validFrom(value, text("ab"))).containsExactly(6L);
        assertThat(IndexValue.validFrom(value, text("b"))).isEmpty();
        assertThat(IndexValue.validFrom(value, text("abcdefghijklmnopqrstuvwxyz")))
                .isEmpty();
    }

    @Test
    void ofRow_noChanges_isThePlaceAlone() {
        byte[] value = IndexValue.ofRow(KEY, new EntryRow(1, 2, 3, 4, List.of()));
        assertThat(IndexValue.validFrom(value, KEY)).isEmpty();
    }

    @Test
    void historyKey_anyTimes_areOrderedAsTheTimes() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1_000; i++) {
            long one = random.nextLong(Long.MAX_VALUE);
            long other = random.nextLong(Long.MAX_VALUE);
            ByteKey left = new ByteKey(IndexValue.historyKey(KEY, one));
            ByteKey right = new ByteKey(IndexValue.historyKey(KEY, other));
            assertThat(Integer.signum(left.compareTo(right))).isEqualTo(Long.compare(one, other));
        }
    }

    @Test
    void historyKey_longestKey_fitsIntoLmdb() {
        assertThat(IndexValue.historyKey(new byte[Change.KEY_BYTES_MAX], 1)).hasSizeLessThanOrEqualTo(511);
    }

    @Test
    void byteKey_sameBytes_areEqual() {
        assertThat(new ByteKey(text("a"))).isEqualTo(new ByteKey(text("a"))).hasSameHashCodeAs(new ByteKey(text("a")));
        assertThat(new ByteKey(text("a"))).isNotEqualTo(new ByteKey(text("b")));
        assertThat(new ByteKey(new byte[] {0x7f})).isLessThan(new ByteKey(new byte[] {(byte) 0x80}));
    }
}
