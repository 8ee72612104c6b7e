package dev.flint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SegmentHeaderTest {
    private static final SegmentHeader HEADER = new SegmentHeader(SegmentHeader.originHash(Chains.ORIGIN), 12, 345);

    @Test
    void bytes_areAsDrawn() {
        ByteBuffer bytes = ByteBuffer.wrap(HEADER.bytes());
        assertThat(bytes.limit()).isEqualTo(SegmentHeader.BYTES);
        assertThat(HEADER.bytes()).startsWith("FLWS".getBytes(StandardCharsets.US_ASCII));
        assertThat(bytes.getInt(4)).isEqualTo(1);
        assertThat(bytes.getLong(40)).isEqualTo(12);
        assertThat(bytes.getLong(48)).isEqualTo(345);
        assertThat(bytes.getInt(56)).isZero();
    }

    @Test
    void parse_bytes_isTheHeader() {
        SegmentHeader read =
                SegmentHeader.parse(ByteBuffer.wrap(HEADER.bytes())).orElseThrow();
        assertThat(read).usingRecursiveComparison().isEqualTo(HEADER);
    }

    @Test
    void parse_anyBitFlippedOrCut_isEmpty() {
        byte[] bytes = HEADER.bytes();
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] altered = bytes.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(SegmentHeader.parse(ByteBuffer.wrap(altered)))
                    .as("bit %d", bit)
                    .isEmpty();
        }
        for (int length = 0; length < bytes.length; length++) {
            assertThat(SegmentHeader.parse(ByteBuffer.wrap(Arrays.copyOf(bytes, length))))
                    .isEmpty();
        }
    }

    @Test
    void fileName_isThePositionInSixteenDigits() {
        assertThat(SegmentHeader.fileName(0)).isEqualTo("0000000000000000.wal");
        assertThat(SegmentHeader.fileName(1_234_567)).isEqualTo("0000000001234567.wal");
    }
}
