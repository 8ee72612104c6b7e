package dev.flint.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TreeTopTest {
    private static List<Leaf> bucket(List<Leaf> leaves, int number, int depth) {
        return leaves.stream()
                .filter(leaf -> PrefixTree.prefix(leaf.key(), depth) == number)
                .toList();
    }

    private static TreeTop top(List<Leaf> leaves, int depth) {
        TreeTop top = new TreeTop(depth);
        for (int number = 0; number < top.buckets(); number++) {
            top.setBucket(number, PrefixTree.subtree(bucket(leaves, number, depth), depth));
        }
        top.join();
        return top;
    }

    @Test
    void join_anyLeavesAndDepth_isTheNaiveRoot() {
        for (long seed = 0; seed < 100; seed++) {
            var random = new SplittableRandom(seed);
            List<Leaf> leaves = PrefixTreeTest.leaves(random, random.nextInt(30));
            int depth = random.nextInt(6);
            assertThat(top(leaves, depth).root().hash()).as("seed %d", seed).isEqualTo(NaiveTree.root(leaves));
        }
    }

    @Test
    void update_someLeavesReplacedAndAdded_isTheNaiveRootAndChangesNothingYet() {
        for (long seed = 0; seed < 100; seed++) {
            var random = new SplittableRandom(seed);
            List<Leaf> before = PrefixTreeTest.leaves(random, random.nextInt(30));
            var after = new TreeMap<Leaf, Leaf>();
            before.forEach(leaf -> after.put(leaf, leaf));
            int depth = random.nextInt(6);
            TreeTop top = top(before, depth);
            var changed = new TreeMap<Integer, Integer>();
            for (Leaf leaf : PrefixTreeTest.leaves(random, random.nextInt(1, 8))) {
                after.put(leaf, leaf);
                changed.put(PrefixTree.prefix(leaf.key(), depth), 0);
            }
            List<Leaf> all = new ArrayList<>(after.values());
            List<TreeTop.Bucket> buckets = changed.keySet().stream()
                    .map(number -> new TreeTop.Bucket(number, PrefixTree.subtree(bucket(all, number, depth), depth)))
                    .toList();
            TreeTop.Update update = top.update(buckets);
            assertThat(top.root().hash()).as("seed %d", seed).isEqualTo(NaiveTree.root(before));
            assertThat(update.root().hash()).as("seed %d", seed).isEqualTo(NaiveTree.root(all));
            top.apply(update);
            for (int node = 1; node < 2 * top.buckets(); node++) {
                assertThat(top.node(node).isSameAs(top(all, depth).node(node)))
                        .as("seed %d, node %d", seed, node)
                        .isTrue();
            }
        }
    }

    @Test
    void update_nothing_isTheSameRoot() {
        TreeTop top = top(PrefixTreeTest.leaves(new SplittableRandom(1), 5), 3);
        assertThat(top.update(List.of()).root().hash()).isEqualTo(top.root().hash());
    }

    @Test
    void takeUpper_ofAShallowerTree_isTheWholeTree() {
        List<Leaf> leaves = PrefixTreeTest.leaves(new SplittableRandom(5), 25);
        TreeTop deeper = new TreeTop(4);
        for (int number = 0; number < deeper.buckets(); number++) {
            deeper.setBucket(number, PrefixTree.subtree(bucket(leaves, number, 4), 4));
        }
        deeper.takeUpper(top(leaves, 3));
        for (int node = 1; node < 32; node++) {
            assertThat(deeper.node(node).isSameAs(top(leaves, 4).node(node)))
                    .as("node %d", node)
                    .isTrue();
        }
    }

    @Test
    void write_readBack_isTheSameTree() {
        List<Leaf> leaves = PrefixTreeTest.leaves(new SplittableRandom(9), 25);
        TreeTop top = top(leaves, 4);
        ByteBuffer bytes = ByteBuffer.allocate((int) TreeTop.length(4));
        assertThat(top.write(0, bytes)).isEqualTo(16);
        assertThat(bytes.hasRemaining()).isFalse();
        TreeTop read = new TreeTop(4);
        assertThat(read.read(0, bytes.flip())).isEqualTo(16);
        read.join();
        assertThat(read.root().isSameAs(top.root())).isTrue();
    }

    @Test
    void write_littleRoom_goesOnWhereItStopped() {
        TreeTop top = top(PrefixTreeTest.leaves(new SplittableRandom(9), 25), 4);
        ByteBuffer some = ByteBuffer.allocate(100);
        assertThat(top.write(0, some)).isEqualTo(3);
        assertThat(some.position()).isEqualTo(99);
        assertThat(top.write(3, some.clear())).isEqualTo(6);
    }

    @Test
    void read_kindThatThereIsNot_isRefused() {
        ByteBuffer bytes = ByteBuffer.allocate(1 + Merkle.HASH_BYTES).put(0, (byte) 3);
        assertThatThrownBy(() -> new TreeTop(0).read(0, bytes)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void constructor_depthOutsideOfTheLimits_isABug() {
        assertThatThrownBy(() -> new TreeTop(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TreeTop(TreeTop.DEPTH_MAX + 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
