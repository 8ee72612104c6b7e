package dev.flint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.ledger.merkle.Merkle;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LogLeafTest {
    private static final byte[] START = "flint/entry-sha256/v1\n".getBytes(StandardCharsets.US_ASCII);

    @Test
    void of_upToTheTileLimit_isTheEntryItself() {
        byte[] entry = new byte[65_535];
        assertThat(LogLeaf.of(entry)).isSameAs(entry);
    }

    @Test
    void of_oneByteMore_isTheStandIn() {
        byte[] entry = new byte[65_536];
        byte[] leaf = LogLeaf.of(entry);
        assertThat(leaf).startsWith(START).hasSize(START.length + 32);
        assertThat(Arrays.copyOfRange(leaf, START.length, leaf.length)).isEqualTo(Merkle.sha256(entry));
        assertThat(LogLeaf.isReserved(leaf)).isTrue();
    }

    @Test
    void isReserved_onlyTheWholeBeginning_isTrue() {
        assertThat(LogLeaf.isReserved(START)).isTrue();
        assertThat(LogLeaf.isReserved(Arrays.copyOf(START, START.length - 1))).isFalse();
        assertThat(LogLeaf.isReserved(new byte[0])).isFalse();
        assertThat(LogLeaf.isReserved(
                        ("x" + new String(START, StandardCharsets.US_ASCII)).getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
    }
}
