package dev.flint.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EntryBundleTest {
    @Test
    void write_twoLeaves_areEachAfterTheirLength() {
        assertThat(EntryBundle.write(List.of(new byte[] {7}, new byte[] {8, 9})))
                .containsExactly(0, 1, 7, 0, 2, 8, 9);
    }

    @Test
    void read_written_areTheSameLeaves() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<byte[]> leaves = new ArrayList<>();
            for (int i = random.nextInt(1, 257); i > 0; i--) {
                byte[] leaf = new byte[random.nextInt(random.nextInt(20) == 0 ? 65_536 : 40)];
                random.nextBytes(leaf);
                leaves.add(leaf);
            }
            byte[] bundle = EntryBundle.write(leaves);
            assertThat(EntryBundle.read(bundle, leaves.size()).orElseThrow())
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(leaves);
            assertThat(EntryBundle.read(bundle, leaves.size() + 1))
                    .as("seed %d", seed)
                    .isEmpty();
            assertThat(EntryBundle.read(bundle, leaves.size() - 1))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void read_shortened_isEmpty() {
        byte[] bundle = EntryBundle.write(List.of(new byte[3], new byte[5]));
        for (int length = 0; length < bundle.length; length++) {
            assertThat(EntryBundle.read(Arrays.copyOf(bundle, length), 2))
                    .as("%d bytes", length)
                    .isEmpty();
        }
        assertThat(EntryBundle.read(Arrays.copyOf(bundle, bundle.length + 1), 2))
                .isEmpty();
    }

    @Test
    void write_tooManyOrTooLong_isABug() {
        assertThatThrownBy(() -> EntryBundle.write(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EntryBundle.write(Collections.nCopies(257, new byte[1])))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EntryBundle.write(List.of(new byte[65_536])))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
