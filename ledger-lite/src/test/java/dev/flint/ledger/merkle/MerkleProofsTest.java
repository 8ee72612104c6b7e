package dev.flint.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flint.ledger.LedgerVectors;
import dev.flint.ledger.NaiveLog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MerkleProofsTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final int SIZES = 70;
    private static final long SEEDS = 300;
    private static final NaiveLog LOG = NaiveLog.counted(1_100);

    /** The hashes of perfect subtrees by definition. */
    private static byte[] subtree(int level, long index) {
        int first = (int) (index << level);
        return new NaiveLog(LOG.leaves().subList(first, first + (1 << level))).root();
    }

    private static List<byte[]> hashes(JsonNode proof) {
        List<byte[]> hashes = new ArrayList<>();
        proof.forEach(hash -> hashes.add(HEX.parseHex(hash.asText())));
        return hashes;
    }

    private static byte[] vectorRoot(int size) {
        return HEX.parseHex(
                LedgerVectors.section("rfc6962").get("rootsBySize").get(size).asText());
    }

    @Test
    void verifyInclusion_everyVector_isYes() {
        JsonNode vectors = LedgerVectors.section("rfc6962").get("inclusionProofs");
        for (JsonNode vector : vectors) {
            int size = vector.get("size").asInt();
            byte[] leaf = HEX.parseHex(vector.get("leafHash").asText());
            List<byte[]> path = hashes(vector.get("proof"));
            assertThat(MerkleProofs.verifyInclusion(leaf, vector.get("index").asLong(), size, path, vectorRoot(size)))
                    .as("%s", vector)
                    .isTrue();
        }
        assertThat(vectors).hasSize(36);
    }

    @Test
    void verifyConsistency_everyVector_isYes() {
        JsonNode vectors = LedgerVectors.section("rfc6962").get("consistencyProofs");
        for (JsonNode vector : vectors) {
            int old = vector.get("size1").asInt();
            int size = vector.get("size2").asInt();
            List<byte[]> proof = hashes(vector.get("proof"));
            assertThat(MerkleProofs.verifyConsistency(old, size, proof, vectorRoot(old), vectorRoot(size)))
                    .as("%s", vector)
                    .isTrue();
        }
        assertThat(vectors).hasSize(36);
    }

    @Test
    void proofs_everySmallTree_areThoseOfTheDefinition() {
        for (int size = 1; size <= SIZES; size++) {
            NaiveLog log = LOG.first(size);
            byte[] root = log.root();
            assertThat(MerkleProofs.root(size, MerkleProofsTest::subtree)).isEqualTo(root);
            for (int i = 0; i < size; i++) {
                List<byte[]> path = MerkleProofs.inclusion(i, size, MerkleProofsTest::subtree);
                assertThat(path).as("leaf %d of %d", i, size).containsExactlyElementsOf(log.path(i));
                assertThat(MerkleProofs.verifyInclusion(LOG.leaves().get(i), i, size, path, root))
                        .as("leaf %d of %d", i, size)
                        .isTrue();
            }
            for (int old = 1; old <= size; old++) {
                List<byte[]> proof = MerkleProofs.consistency(old, size, MerkleProofsTest::subtree);
                assertThat(proof).as("%d to %d", old, size).containsExactlyElementsOf(log.consistency(old));
                assertThat(MerkleProofs.verifyConsistency(
                                old, size, proof, LOG.first(old).root(), root))
                        .as("%d to %d", old, size)
                        .isTrue();
            }
        }
    }

    @Test
    void proofs_largerTrees_areThoseOfTheDefinition() {
        for (long seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int size = random.nextInt(1, LOG.leaves().size() + 1);
            int index = random.nextInt(size);
            NaiveLog log = LOG.first(size);
            assertThat(MerkleProofs.inclusion(index, size, MerkleProofsTest::subtree))
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(log.path(index));
            assertThat(MerkleProofs.consistency(index + 1, size, MerkleProofsTest::subtree))
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(log.consistency(index + 1));
        }
    }

    @Test
    void verifyInclusion_anythingElse_isNo() {
        for (int size = 1; size <= 20; size++) {
            byte[] root = LOG.first(size).root();
            for (int i = 0; i < size; i++) {
                byte[] leaf = LOG.leaves().get(i);
                List<byte[]> path = LOG.first(size).path(i);
                for (int other = -1; other <= size; other++) {
                    assertThat(MerkleProofs.verifyInclusion(leaf, other, size, path, root))
                            .as("leaf %d of %d at %d", i, size, other)
                            .isEqualTo(other == i);
                }
                for (List<byte[]> wrong : mutations(path)) {
                    assertThat(MerkleProofs.verifyInclusion(leaf, i, size, wrong, root))
                            .as("leaf %d of %d", i, size)
                            .isFalse();
                }
                assertThat(MerkleProofs.verifyInclusion(new byte[31], i, size, path, root))
                        .isFalse();
                assertThat(MerkleProofs.verifyInclusion(leaf, i, size, path, new byte[0]))
                        .isFalse();
            }
        }
    }

    @Test
    void verifyConsistency_anythingElse_isNo() {
        for (int size = 1; size <= 20; size++) {
            byte[] root = LOG.first(size).root();
            for (int old = 1; old <= size; old++) {
                byte[] oldRoot = LOG.first(old).root();
                List<byte[]> proof = LOG.first(size).consistency(old);
                for (List<byte[]> wrong : mutations(proof)) {
                    assertThat(MerkleProofs.verifyConsistency(old, size, wrong, oldRoot, root))
                            .as("%d to %d", old, size)
                            .isFalse();
                }
                assertThat(MerkleProofs.verifyConsistency(
                                old, size, proof, LOG.leaves().get(21), root))
                        .isFalse();
                assertThat(MerkleProofs.verifyConsistency(
                                old, size, proof, oldRoot, LOG.leaves().get(21)))
                        .isFalse();
                assertThat(MerkleProofs.verifyConsistency(old, size, proof, oldRoot, new byte[33]))
                        .isFalse();
            }
        }
    }

    @Test
    void verifyConsistency_fromNothing_isNo() {
        byte[] root = LOG.first(5).root();
        assertThat(MerkleProofs.verifyConsistency(0, 5, List.of(), Merkle.emptyRoot(), root))
                .isFalse();
        assertThat(MerkleProofs.verifyConsistency(0, 0, List.of(), Merkle.emptyRoot(), Merkle.emptyRoot()))
                .isFalse();
        assertThat(MerkleProofs.verifyConsistency(6, 5, List.of(), root, root)).isFalse();
    }

    @Test
    void verify_pathOfMillions_isNo() {
        List<byte[]> endless = Collections.nCopies(1_000_000, new byte[32]);
        byte[] root = LOG.first(5).root();
        assertThat(MerkleProofs.verifyInclusion(root, 0, Long.MAX_VALUE, endless, root))
                .isFalse();
        assertThat(MerkleProofs.verifyConsistency(1, Long.MAX_VALUE, endless, root, root))
                .isFalse();
    }

    @Test
    void make_outOfBounds_isABug() {
        assertThatThrownBy(() -> MerkleProofs.inclusion(5, 5, MerkleProofsTest::subtree))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleProofs.inclusion(-1, 5, MerkleProofsTest::subtree))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleProofs.consistency(0, 5, MerkleProofsTest::subtree))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleProofs.consistency(6, 5, MerkleProofsTest::subtree))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleProofs.root(-1, MerkleProofsTest::subtree))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(MerkleProofs.root(0, MerkleProofsTest::subtree)).isEqualTo(Merkle.emptyRoot());
    }

    @Test
    void perfectRoot_ofHashes_isTheDefinitions() {
        for (int level = 0; level <= 8; level++) {
            byte[] bytes = new byte[32 << level];
            for (int i = 0; i < 1 << level; i++) {
                System.arraycopy(LOG.leaves().get(i), 0, bytes, i * 32, 32);
            }
            assertThat(Merkle.perfectRoot(bytes))
                    .as("level %d", level)
                    .isEqualTo(LOG.first(1L << level).root());
        }
        assertThatThrownBy(() -> Merkle.perfectRoot(new byte[96])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Merkle.perfectRoot(new byte[33])).isInstanceOf(IllegalArgumentException.class);
    }

    /** One hash less at either end, one more at either end, a short one, and one bit changed in each. */
    private static List<List<byte[]>> mutations(List<byte[]> proof) {
        List<List<byte[]>> wrong = new ArrayList<>();
        for (byte[] added : List.of(new byte[32], new byte[0], new byte[31])) {
            wrong.add(with(proof, 0, added));
            wrong.add(with(proof, proof.size(), added));
        }
        if (!proof.isEmpty()) {
            wrong.add(proof.subList(1, proof.size()));
            wrong.add(proof.subList(0, proof.size() - 1));
        }
        for (int i = 0; i < proof.size(); i++) {
            List<byte[]> changed = new ArrayList<>(proof);
            changed.set(i, proof.get(i).clone());
            changed.get(i)[i] ^= 1;
            wrong.add(changed);
        }
        return wrong;
    }

    private static List<byte[]> with(List<byte[]> proof, int at, byte[] added) {
        List<byte[]> longer = new ArrayList<>(proof);
        longer.add(at, added);
        return longer;
    }
}
