package dev.flint.ledger;

import static dev.flint.ledger.TestEntry.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.ledger.merkle.Leaf;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IndexValueTest {
    private static final byte[] KEY = TestEntry.key("key");
    private static final VersionPlace PLACE = new VersionPlace(7, 65_534);

    @Test
    void ofVersion_read_isTheVersion() {
        byte[] place = IndexValue.placeKey(PLACE);
        byte[] value = IndexValue.ofVersion(place, new Change(KEY, text("record"), text("answer"), 8));
        assertThat(IndexValue.isSealed(place, value)).isTrue();
        assertThat(IndexValue.isVersionOf(KEY, value)).isTrue();
        assertThat(IndexValue.isVersionOf(TestEntry.key("other"), value)).isFalse();
        assertThat(IndexValue.toVersion(7, value))
                .usingRecursiveComparison()
                .isEqualTo(new StateRecord(7, 8, text("record"), text("answer")));
    }

    @Test
    void ofVersion_noAnswer_isTheRecordAlone() {
        byte[] place = IndexValue.placeKey(PLACE);
        byte[] value = IndexValue.ofVersion(place, new Change(KEY, text("record"), new byte[0], 8));
        assertThat(IndexValue.toVersion(7, value).answer()).isEmpty();
        assertThat(IndexValue.toVersion(7, value).record()).isEqualTo(text("record"));
    }

    @Test
    void ofState_read_isTheRow() {
        StateRow row = new StateRow(new Leaf(KEY, filled(3)), PLACE, 9);
        byte[] value = IndexValue.ofState(row);
        assertThat(IndexValue.isSealed(KEY, value)).isTrue();
        assertThat(IndexValue.toState(KEY, value)).usingRecursiveComparison().isEqualTo(row);
    }

    @Test
    void ofPlace_read_isThePlace() {
        assertThat(IndexValue.toPlace(IndexValue.ofPlace(KEY, PLACE))).isEqualTo(PLACE);
    }

    @Test
    void ofEntry_read_isWhereItLies() {
        byte[] value = IndexValue.ofEntry(KEY, new EntryRow(1, 2, 3, 4, java.util.List.of()));
        assertThat(IndexValue.toEntry(value)).isEqualTo(new IndexValue.EntryPlace(2, 3, 4));
    }

    @Test
    void ofBlock_read_isTheBlock() {
        BlockRow block = new BlockRow(5, filled(1), new byte[IndexValue.SIGNATURE_BYTES]);
        byte[] value = IndexValue.ofBlock(IndexValue.numberKey(5), block);
        assertThat(IndexValue.toBlock(5, value)).usingRecursiveComparison().isEqualTo(block);
    }

    @Test
    void isSealed_anyBitFlippedOrOtherKey_isFalse() {
        byte[] value = IndexValue.ofState(new StateRow(new Leaf(KEY, filled(3)), PLACE, 9));
        for (int bit = 0; bit < value.length * 8; bit++) {
            byte[] altered = value.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(IndexValue.isSealed(KEY, altered)).as("bit %d", bit).isFalse();
        }
        assertThat(IndexValue.isSealed(TestEntry.key("other"), value)).isFalse();
        assertThat(IndexValue.isSealed(KEY, new byte[0])).isFalse();
        assertThat(IndexValue.isSealed(KEY, new byte[4])).isFalse();
    }

    @Test
    void historyKey_anyTimes_areOrderedAsTheTimes() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1_000; i++) {
            long one = random.nextLong(Long.MAX_VALUE);
            long other = random.nextLong(Long.MAX_VALUE);
            byte[] left = IndexValue.historyKey(KEY, one);
            byte[] right = IndexValue.historyKey(KEY, other);
            assertThat(Integer.signum(Arrays.compareUnsigned(left, right))).isEqualTo(Long.compare(one, other));
        }
    }

    @Test
    void placeKey_laterEntryOrChange_isGreater() {
        byte[] one = IndexValue.placeKey(new VersionPlace(1, 65_535));
        byte[] next = IndexValue.placeKey(new VersionPlace(2, 0));
        byte[] other = IndexValue.placeKey(new VersionPlace(2, 32_768));
        assertThat(Arrays.compareUnsigned(one, next)).isNegative();
        assertThat(Arrays.compareUnsigned(next, other)).isNegative();
    }

    @Test
    void byteKey_sameBytes_areEqual() {
        assertThat(new ByteKey(text("a"))).isEqualTo(new ByteKey(text("a"))).hasSameHashCodeAs(new ByteKey(text("a")));
        assertThat(new ByteKey(text("a"))).isNotEqualTo(new ByteKey(text("b")));
        assertThat(new ByteKey(new byte[] {0x7f})).isLessThan(new ByteKey(new byte[] {(byte) 0x80}));
    }

    private static byte[] filled(int with) {
        byte[] hash = new byte[32];
        Arrays.fill(hash, (byte) with);
        return hash;
    }
}
