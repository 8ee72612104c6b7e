package dev.flint.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.ledger.proof.StateProof;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PrefixTreeTest {
    /** Keys that share their first bits with others, so that paths become long. */
    static List<Leaf> leaves(SplittableRandom random, int count) {
        var leaves = new TreeSet<Leaf>();
        while (leaves.size() < count) {
            byte[] key = new byte[Merkle.HASH_BYTES];
            random.nextBytes(key);
            if (!leaves.isEmpty() && random.nextInt(3) == 0) {
                byte[] other = leaves.first().key();
                int shared = random.nextInt(1, 31);
                System.arraycopy(other, 0, key, 0, shared);
            }
            byte[] value = new byte[Merkle.HASH_BYTES];
            random.nextBytes(value);
            leaves.add(new Leaf(key, value));
        }
        return new ArrayList<>(leaves);
    }

    @Test
    void subtree_anyLeaves_isTheNaiveRoot() {
        for (long seed = 0; seed < 200; seed++) {
            var random = new SplittableRandom(seed);
            List<Leaf> leaves = leaves(random, random.nextInt(40));
            assertThat(PrefixTree.subtree(leaves, 0).hash()).as("seed %d", seed).isEqualTo(NaiveTree.root(leaves));
        }
    }

    @Test
    void subtree_noLeafAndOne_areTheirKinds() {
        assertThat(PrefixTree.subtree(List.of(), 0)).isSameAs(Subtree.EMPTY);
        Leaf leaf = leaves(new SplittableRandom(1), 1).get(0);
        assertThat(PrefixTree.subtree(List.of(leaf), 17).kind()).isEqualTo(Subtree.Kind.LEAF);
        assertThat(PrefixTree.subtree(List.of(leaf), 17).hash())
                .isEqualTo(PrefixTree.leafHash(leaf.key(), leaf.valueHash()));
    }

    @Test
    void subtree_keysThatDifferInTheLastBit_isAsDeepAsItGets() {
        byte[] one = new byte[Merkle.HASH_BYTES];
        byte[] other = one.clone();
        other[31] = 1;
        List<Leaf> leaves = List.of(new Leaf(one, one), new Leaf(other, other));
        assertThat(PrefixTree.subtree(leaves, 0).hash()).isEqualTo(NaiveTree.root(leaves));
        StateProof proof = PrefixTree.prove(leaves, other, new ProofPath());
        assertThat(proof.depth()).isEqualTo(PrefixTree.DEPTH_MAX);
        assertThat(NaiveTree.verifies(proof, other, Optional.of(other), NaiveTree.root(leaves)))
                .isTrue();
    }

    @Test
    void prove_keyThatIsThere_verifiesForItsValueOnly() {
        for (long seed = 0; seed < 100; seed++) {
            var random = new SplittableRandom(seed);
            List<Leaf> leaves = leaves(random, random.nextInt(1, 40));
            byte[] root = NaiveTree.root(leaves);
            for (Leaf leaf : leaves) {
                StateProof proof = PrefixTree.prove(leaves, leaf.key(), new ProofPath());
                assertThat(NaiveTree.verifies(proof, leaf.key(), Optional.of(leaf.valueHash()), root))
                        .as("seed %d", seed)
                        .isTrue();
                assertThat(NaiveTree.verifies(proof, leaf.key(), Optional.of(leaf.key()), root))
                        .as("seed %d", seed)
                        .isFalse();
                assertThat(NaiveTree.verifies(proof, leaf.key(), Optional.empty(), root))
                        .as("seed %d", seed)
                        .isFalse();
            }
        }
    }

    @Test
    void prove_keyThatIsNotThere_verifiesAbsence() {
        for (long seed = 0; seed < 200; seed++) {
            var random = new SplittableRandom(seed);
            List<Leaf> all = leaves(random, random.nextInt(1, 40));
            byte[] absent = all.get(random.nextInt(all.size())).key();
            List<Leaf> leaves =
                    all.stream().filter(leaf -> !leaf.hasKey(absent)).toList();
            StateProof proof = PrefixTree.prove(leaves, absent, new ProofPath());
            assertThat(proof.isInclusion()).as("seed %d", seed).isFalse();
            assertThat(NaiveTree.verifies(proof, absent, Optional.empty(), NaiveTree.root(leaves)))
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(NaiveTree.verifies(proof, absent, Optional.empty(), NaiveTree.root(all)))
                    .as("seed %d", seed)
                    .isFalse();
        }
    }

    @Test
    void prefix_anyBits_areTheFirstOnes() {
        byte[] key = new byte[Merkle.HASH_BYTES];
        key[0] = (byte) 0xa5;
        key[3] = 1;
        assertThat(PrefixTree.prefix(key, 0)).isZero();
        assertThat(PrefixTree.prefix(key, 1)).isEqualTo(1);
        assertThat(PrefixTree.prefix(key, 8)).isEqualTo(0xa5);
        assertThat(PrefixTree.prefix(key, 31)).isEqualTo(0xa5000001 >>> 1);
    }
}
