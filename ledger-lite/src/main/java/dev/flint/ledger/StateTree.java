package dev.flint.ledger;

import dev.flint.ledger.merkle.Leaf;
import dev.flint.ledger.merkle.PrefixTree;
import dev.flint.ledger.merkle.ProofPath;
import dev.flint.ledger.merkle.Subtree;
import dev.flint.ledger.merkle.TreeTop;
import dev.flint.ledger.proof.StateProof;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/**
 * The prefix tree over the state, of which only the upper levels exist: below them the sorted rows of the index are the
 * tree. One thread changes it; any thread proves with it, and finds out afterwards whether it was changed meanwhile.
 */
final class StateTree {
    /** Leaves per bucket on average when the buckets begin to be split: 8 to 16 bytes of memory for each leaf. */
    static final int BUCKET_LEAVES = 8;

    /** Buckets split per block at least, while they are being split. */
    private static final int SPLITS_MIN = 64;

    private final StampedLock lock = new StampedLock();
    private TreeTop top;
    private long height;

    // Of the changing thread alone.
    private long leaves;
    private @Nullable TreeTop deeper;
    private int splits;

    private StateTree(TreeTop top, long height, long leaves) {
        this.top = top;
        this.height = height;
        this.leaves = leaves;
    }

    /**
     * A tree read back.
     *
     * @param height of the block after which it was so
     */
    static StateTree of(TreeTop top, long height, long leaves) {
        return new StateTree(top, height, leaves);
    }

    /** The tree of all that a reader sees. */
    static StateTree derive(IndexReader reader) {
        reader.begin();
        try {
            long leaves = reader.keys();
            TreeTop top = new TreeTop(depthFor(leaves));
            var bucket = new ArrayList<Leaf>();
            reader.eachLeaf(leaf -> {
                if (!bucket.isEmpty() && number(bucket, top) != PrefixTree.prefix(leaf.key(), top.depth())) {
                    set(top, bucket);
                }
                bucket.add(leaf);
            });
            if (!bucket.isEmpty()) {
                set(top, bucket);
            }
            top.join();
            return new StateTree(top, reader.height(), leaves);
        } finally {
            reader.end();
        }
    }

    private static void set(TreeTop top, List<Leaf> bucket) {
        top.setBucket(number(bucket, top), PrefixTree.subtree(bucket, top.depth()));
        bucket.clear();
    }

    private static int number(List<Leaf> bucket, TreeTop top) {
        return PrefixTree.prefix(bucket.get(0).key(), top.depth());
    }

    /**
     * A tree that stays as this one is now, which has to be at the height that the reader shows; empty when it is not,
     * or was changed meanwhile.
     */
    Optional<StateTree> frozen(IndexReader reader) {
        long stamp = lock.tryOptimisticRead();
        if (stamp == 0 || height != reader.height()) {
            return Optional.empty();
        }
        TreeTop copy = top.copy();
        long at = height;
        return lock.validate(stamp) ? Optional.of(new StateTree(copy, at, 0)) : Optional.empty();
    }

    /** The least depth at which buckets are not too full. */
    static int depthFor(long leaves) {
        int depth = 0;
        while (depth < TreeTop.DEPTH_MAX && leaves > (long) BUCKET_LEAVES << depth) {
            depth++;
        }
        return depth;
    }

    byte[] root() {
        return top.root().hash();
    }

    TreeTop top() {
        return top;
    }

    long leaves() {
        return leaves;
    }

    /** What a block will change. */
    record Pending(TreeTop.Update update, List<TreeTop.Bucket> halves, long leavesAdded, int buckets) {
        byte[] root() {
            return update.root().hash();
        }
    }

    /**
     * What some changes do to the tree, which stays as it is.
     *
     * @param reader begun, showing the state before them
     */
    Pending prepare(BatchState batch, IndexReader reader) {
        List<TreeTop.Bucket> buckets = new ArrayList<>();
        List<TreeTop.Bucket> halves = new ArrayList<>();
        long added = 0;
        List<Leaf> changed = new ArrayList<>();
        for (BatchState.Versions versions : batch.changed()) {
            changed.add(versions.row().leaf());
        }
        int depth = top.depth();
        for (int from = 0, to; from < changed.size(); from = to) {
            int bucket = PrefixTree.prefix(changed.get(from).key(), depth);
            to = from + 1;
            while (to < changed.size() && PrefixTree.prefix(changed.get(to).key(), depth) == bucket) {
                to++;
            }
            List<Leaf> before = reader.leaves(bucket, depth, Integer.MAX_VALUE);
            List<Leaf> after = merge(before, changed.subList(from, to));
            added += after.size() - before.size();
            int split = PrefixTree.split(after, depth);
            Subtree left = PrefixTree.subtree(after.subList(0, split), depth + 1);
            Subtree right = PrefixTree.subtree(after.subList(split, after.size()), depth + 1);
            buckets.add(new TreeTop.Bucket(bucket, Subtree.of(left, right)));
            halves.add(new TreeTop.Bucket(2 * bucket, left));
            halves.add(new TreeTop.Bucket(2 * bucket + 1, right));
        }
        return new Pending(top.update(buckets), halves, added, buckets.size());
    }

    private static List<Leaf> merge(List<Leaf> before, List<Leaf> changed) {
        List<Leaf> merged = new ArrayList<>(before.size() + changed.size());
        int old = 0;
        for (Leaf leaf : changed) {
            while (old < before.size() && before.get(old).compareTo(leaf) < 0) {
                merged.add(before.get(old++));
            }
            if (old < before.size() && before.get(old).compareTo(leaf) == 0) {
                old++;
            }
            merged.add(leaf);
        }
        merged.addAll(before.subList(old, before.size()));
        return merged;
    }

    /**
     * Makes it so, after the index shows the block.
     *
     * @param after not begun; shows the index as it is now
     */
    void apply(Pending pending, long heightAfter, IndexReader after) {
        long stamp = lock.writeLock();
        try {
            top.apply(pending.update());
            height = heightAfter;
        } finally {
            lock.unlockWrite(stamp);
        }
        leaves += pending.leavesAdded();
        if (deeper != null) {
            for (TreeTop.Bucket half : pending.halves()) {
                if (half.number() / 2 < splits) {
                    deeper.setBucket(half.number(), half.subtree());
                }
            }
        }
        split(Math.max(SPLITS_MIN, pending.buckets()), after);
    }

    /** Goes on with splitting the buckets, if they are too full: a few per block, so that no block waits for long. */
    private void split(int count, IndexReader reader) {
        if (deeper == null) {
            if (top.depth() == TreeTop.DEPTH_MAX || leaves <= (long) BUCKET_LEAVES << top.depth()) {
                return;
            }
            deeper = new TreeTop(top.depth() + 1);
            splits = 0;
        }
        TreeTop next = deeper;
        reader.begin();
        try {
            int end = Math.min(top.buckets(), splits + count);
            for (; splits < end; splits++) {
                List<Leaf> bucket = reader.leaves(splits, top.depth(), Integer.MAX_VALUE);
                int split = PrefixTree.split(bucket, top.depth());
                next.setBucket(2 * splits, PrefixTree.subtree(bucket.subList(0, split), next.depth()));
                next.setBucket(2 * splits + 1, PrefixTree.subtree(bucket.subList(split, bucket.size()), next.depth()));
            }
        } finally {
            reader.end();
        }
        if (splits == top.buckets()) {
            next.takeUpper(top);
            deeper = null;
            long stamp = lock.writeLock();
            try {
                top = next;
            } finally {
                lock.unlockWrite(stamp);
            }
        }
    }

    /**
     * The proof about a key, under the root of the height that the reader shows; empty when the tree is at another
     * height, or was changed meanwhile: begin anew then.
     */
    Optional<StateProof> prove(byte[] key, IndexReader reader) {
        long stamp = lock.tryOptimisticRead();
        if (stamp == 0 || height != reader.height()) {
            return Optional.empty();
        }
        Optional<StateProof> proof = walk(top, key, reader);
        return lock.validate(stamp) ? proof : Optional.empty();
    }

    private static Optional<StateProof> walk(TreeTop top, byte[] key, IndexReader reader) {
        ProofPath path = new ProofPath();
        int node = 1;
        while (true) {
            Subtree.Kind kind = top.kind(node);
            int depth = path.depth();
            if (kind == Subtree.Kind.EMPTY) {
                return Optional.of(path.endsEmpty());
            }
            int prefix = PrefixTree.prefix(key, depth);
            if (kind == Subtree.Kind.LEAF) {
                return reader.leaves(prefix, depth, 1).stream().findFirst().map(leaf -> path.endsAt(leaf, key));
            }
            if (depth == top.depth()) {
                return Optional.of(PrefixTree.prove(reader.leaves(prefix, depth, Integer.MAX_VALUE), key, path));
            }
            int other = PrefixTree.bit(key, depth) ? 0 : 1;
            path.add(top.node(2 * node + other));
            node = 2 * node + 1 - other;
        }
    }
}
