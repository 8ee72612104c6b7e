package dev.flint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.ledger.merkle.Merkle;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BlockHeaderTest {
    private static final BlockHeader HEADER =
            new BlockHeader("ab12", 7, 1_700_000_000_000L, 42, filled(1), filled(3), filled(2));

    private static byte[] filled(int with) {
        byte[] hash = new byte[Merkle.HASH_BYTES];
        Arrays.fill(hash, (byte) with);
        return hash;
    }

    @Test
    void bytes_chainOfFour_areAsDrawn() {
        byte[] bytes = HEADER.bytes();
        assertThat(bytes).hasSize(194).startsWith("FLH1".getBytes(StandardCharsets.US_ASCII));
        assertThat(Arrays.copyOfRange(bytes, 4, 10)).containsExactly(1, 4, 'a', 'b', '1', '2');
        assertThat(bytes[17]).isEqualTo((byte) 7);
        assertThat(bytes[33]).isEqualTo((byte) 42);
        assertThat(Arrays.copyOfRange(bytes, 34, 66)).isEqualTo(filled(1));
        assertThat(Arrays.copyOfRange(bytes, 66, 98)).isEqualTo(filled(3));
        assertThat(Arrays.copyOfRange(bytes, 98, 130)).isEqualTo(filled(2));
        assertThat(Arrays.copyOfRange(bytes, 130, 194)).containsOnly(0);
    }

    @Test
    void bytes_mainChain_are190() {
        assertThat(new BlockHeader("", 0, 0, 1, filled(1), filled(0), filled(0)).bytes())
                .hasSize(190);
    }

    @Test
    void parse_bytes_isTheHeader() {
        BlockHeader read = BlockHeader.parse(HEADER.bytes()).orElseThrow();
        assertThat(read).usingRecursiveComparison().isEqualTo(HEADER);
        assertThat(read.leafHash()).isEqualTo(Merkle.leafHash(HEADER.bytes()));
    }

    @Test
    void parse_otherLengthMagicOrSuite_isEmpty() {
        byte[] bytes = HEADER.bytes();
        assertThat(BlockHeader.parse(new byte[0])).isEmpty();
        assertThat(BlockHeader.parse(Arrays.copyOf(bytes, 193))).isEmpty();
        assertThat(BlockHeader.parse(Arrays.copyOf(bytes, 195))).isEmpty();
        for (int offset : new int[] {0, 3, 4, 5}) {
            byte[] altered = bytes.clone();
            altered[offset] ^= 2;
            assertThat(BlockHeader.parse(altered)).as("offset %d", offset).isEmpty();
        }
    }

    @Test
    void parse_validatorsOfAChainWithOneWriter_isEmpty() {
        byte[] altered = HEADER.bytes();
        altered[140] = 1;
        assertThat(BlockHeader.parse(altered)).isEmpty();
    }
}
