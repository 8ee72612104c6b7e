package dev.flint.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flint.ledger.LedgerVectors;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompactRangeTest {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void root_everySizeOfTheVectors_isTheirRoot() {
        JsonNode vectors = LedgerVectors.section("rfc6962");
        CompactRange range = CompactRange.EMPTY;
        for (int size = 0; ; size++) {
            assertThat(HEX.formatHex(range.root()))
                    .as("size %d", size)
                    .isEqualTo(vectors.get("rootsBySize").get(size).asText());
            if (size == vectors.get("leaves").size()) {
                break;
            }
            byte[] leaf = HEX.parseHex(vectors.get("leaves").get(size).asText());
            range = range.append(Merkle.leafHash(leaf));
        }
    }

    @Test
    void root_anySize_isTheRecursiveDefinition() {
        List<byte[]> leaves = new ArrayList<>();
        CompactRange range = CompactRange.EMPTY;
        for (int size = 1; size <= 300; size++) {
            byte[] leaf = Merkle.leafHash(new byte[] {(byte) size, (byte) (size >> 8)});
            leaves.add(leaf);
            range = range.append(leaf);
            assertThat(range.root()).as("size %d", size).isEqualTo(definition(leaves));
            assertThat(range.size()).isEqualTo(size);
        }
    }

    /** RFC 6962, section 2.1: split at the largest power of two below n. */
    private static byte[] definition(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return Merkle.nodeHash(definition(leaves.subList(0, split)), definition(leaves.subList(split, leaves.size())));
    }

    @Test
    void append_leavesTheOldRangeAlone() {
        CompactRange three = range(3);
        byte[] before = three.root();
        three.append(Merkle.leafHash(new byte[] {9}));
        assertThat(three.root()).isEqualTo(before);
    }

    @Test
    void read_written_isTheSameRange() {
        for (int size = 0; size < 40; size++) {
            CompactRange range = range(size);
            ByteBuffer bytes = ByteBuffer.allocate(range.length());
            range.write(bytes);
            CompactRange read = CompactRange.read(bytes.flip());
            assertThat(read.size()).isEqualTo(size);
            assertThat(read.root()).isEqualTo(range.root());
            assertThat(bytes.hasRemaining()).isFalse();
        }
    }

    @Test
    void read_shortened_underflows() {
        ByteBuffer bytes = ByteBuffer.allocate(range(3).length());
        range(3).write(bytes);
        assertThatThrownBy(() -> CompactRange.read(bytes.flip().limit(bytes.limit() - 1)))
                .isInstanceOf(BufferUnderflowException.class);
    }

    @Test
    void root_changedByReceiver_staysTheSame() {
        CompactRange one = range(1);
        one.root()[0] ^= 1;
        assertThat(one.root()).isEqualTo(range(1).root());
    }

    private static CompactRange range(int size) {
        CompactRange range = CompactRange.EMPTY;
        for (int i = 0; i < size; i++) {
            range = range.append(Merkle.leafHash(new byte[] {(byte) i}));
        }
        return range;
    }
}
