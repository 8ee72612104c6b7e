package dev.flint.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flint.ledger.LedgerVectors;
import dev.flint.ledger.NaiveLog;
import dev.flint.ledger.merkle.Merkle;
import dev.flint.ledger.merkle.MerkleProofs;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TreesTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final JsonNode VECTORS = LedgerVectors.section("prefixTree");

    private static byte[] hex(JsonNode node, String name) {
        return HEX.parseHex(node.get(name).asText());
    }

    private static NaiveState state() {
        List<NaiveState.Leaf> leaves = new ArrayList<>();
        VECTORS.get("entries")
                .forEach(entry -> leaves.add(new NaiveState.Leaf(hex(entry, "key"), hex(entry, "value"))));
        return new NaiveState(leaves);
    }

    @Test
    void stateRoot_everyVector_isTheRoot() {
        for (JsonNode proof : VECTORS.get("proofs")) {
            List<byte[]> siblings = new ArrayList<>();
            proof.get("siblingsTopDown").forEach(sibling -> siblings.add(HEX.parseHex(sibling.asText())));
            JsonNode terminal = proof.get("terminal");
            byte[] key = hex(proof, "key");
            byte[] end = terminal.isNull() ? new byte[32] : Trees.leaf(hex(terminal, "key"), hex(terminal, "value"));
            assertThat(siblings).hasSize(proof.get("depth").asInt());
            assertThat(Trees.stateRoot(key, siblings, end))
                    .as(proof.get("id").asText())
                    .isEqualTo(hex(VECTORS, "root"));
            assertThat(terminal.isNull() || Trees.agree(key, hex(terminal, "key"), siblings.size()))
                    .isTrue();
        }
        assertThat(VECTORS.get("proofs")).hasSize(10);
    }

    @Test
    void stateRoot_noneAndOne_areTheVectors() {
        JsonNode first = VECTORS.get("entries").get(0);
        assertThat(new NaiveState(List.of()).root()).isEqualTo(hex(VECTORS, "emptyRoot"));
        List<String> roots = new ArrayList<>();
        VECTORS.get("entries")
                .forEach(entry -> roots.add(HEX.formatHex(Trees.leaf(hex(entry, "key"), hex(entry, "value")))));
        assertThat(roots).contains(VECTORS.get("singleEntryRoot").asText());
        assertThat(Trees.stateRoot(hex(first, "key"), List.of(), new byte[32])).isEqualTo(new byte[32]);
    }

    @Test
    void naiveState_vectors_isTheSameTree() {
        assertThat(state().root()).isEqualTo(hex(VECTORS, "root"));
        for (JsonNode proof : VECTORS.get("proofs")) {
            assertThat(state().proof(hex(proof, "key")).depth())
                    .as(proof.get("id").asText())
                    .isEqualTo(proof.get("depth").asInt());
        }
    }

    @Test
    void isInLog_everySmallTree_agreesWithTheOtherVerifier() {
        NaiveLog all = NaiveLog.counted(40);
        for (int size = 1; size <= 40; size++) {
            NaiveLog log = all.first(size);
            byte[] root = log.root();
            for (int index = 0; index < size; index++) {
                byte[] leaf = all.leaves().get(index);
                List<byte[]> path = log.path(index);
                assertThat(Trees.isInLog(leaf, index, size, path, root)).isTrue();
                for (int other = -1; other <= size; other++) {
                    assertThat(Trees.isInLog(leaf, other, size, path, root))
                            .as("leaf %d of %d at %d", index, size, other)
                            .isEqualTo(other == index);
                }
                assertThat(Trees.isInLog(leaf, index, size + 1, path, root))
                        .isEqualTo(MerkleProofs.verifyInclusion(leaf, index, size + 1, path, root));
            }
        }
    }

    @Test
    void isInLog_anySizes_agreesWithTheOtherVerifier() {
        int right = 0;
        for (long seed = 0; seed < 20_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            long size = random.nextLong(Long.MAX_VALUE) >> random.nextInt(63);
            long index = random.nextBoolean() ? size - 1 - random.nextInt(3) : random.nextLong(Math.max(1, size));
            List<byte[]> path = new ArrayList<>();
            byte[] leaf = Merkle.sha256(new byte[] {(byte) seed});
            int length = random.nextInt(64);
            for (int i = 0; i < length; i++) {
                path.add(Merkle.sha256(new byte[] {(byte) seed, (byte) i}));
            }
            byte[] root = rootOf(leaf, index, size, path);
            boolean inLog = Trees.isInLog(leaf, index, size, path, root);
            assertThat(inLog)
                    .as("seed %d: leaf %d of %d, path of %d", seed, index, size, length)
                    .isEqualTo(MerkleProofs.verifyInclusion(leaf, index, size, path, root));
            right += inLog ? 1 : 0;
        }
        assertThat(right).isGreaterThan(100);
    }

    /** The root to which a path of any length leads, as RFC 9162, section 2.1.3.2 computes it. */
    private static byte[] rootOf(byte[] leaf, long index, long size, List<byte[]> path) {
        long node = index;
        long last = size - 1;
        byte[] hash = leaf;
        for (byte[] sibling : path) {
            boolean isLeft = (node & 1) == 1 || node == last;
            hash = isLeft ? Merkle.nodeHash(sibling, hash) : Merkle.nodeHash(hash, sibling);
            while (isLeft && (node & 1) == 0 && node != 0) {
                node >>= 1;
                last >>= 1;
            }
            node >>= 1;
            last >>= 1;
        }
        return hash;
    }

    @Test
    void agree_keys_toTheirFirstDifference() {
        byte[] one = new byte[32];
        byte[] other = new byte[32];
        other[1] = 0x10;
        assertThat(Trees.agree(one, other, 11)).isTrue();
        assertThat(Trees.agree(one, other, 12)).isFalse();
        assertThat(Trees.agree(one, one, 256)).isTrue();
    }
}
