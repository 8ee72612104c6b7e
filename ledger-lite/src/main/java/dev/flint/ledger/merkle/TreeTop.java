package dev.flint.ledger.merkle;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The upper levels of a prefix tree, down to its buckets: the subtrees of one depth, which are made from the sorted
 * leaves whenever they are needed. Node 1 is the root, nodes 2n and 2n + 1 are the children of n. Not safe for threads.
 */
public final class TreeTop {
    /** Deepest place of the buckets: half a gigabyte of hashes. */
    public static final int DEPTH_MAX = 23;

    private static final byte EMPTY = 0;
    private static final byte LEAF = 1;
    private static final byte INNER = 2;

    private final int depth;
    private final byte[] hashes;
    private final byte[] kinds;

    /**
     * An empty tree.
     *
     * @param depth of the buckets, 0 to {@value #DEPTH_MAX}
     */
    public TreeTop(int depth) {
        if (depth < 0 || depth > DEPTH_MAX) {
            throw new IllegalArgumentException("depth " + depth);
        }
        this.depth = depth;
        this.hashes = new byte[Merkle.HASH_BYTES << (depth + 1)];
        this.kinds = new byte[1 << (depth + 1)];
    }

    /** Depth of the buckets. */
    public int depth() {
        return depth;
    }

    /** How many buckets there are. */
    public int buckets() {
        return 1 << depth;
    }

    /** Sets a bucket, and nothing above it: {@link #join} has to follow. */
    public void setBucket(int bucket, Subtree subtree) {
        put(buckets() + bucket, subtree);
    }

    /** Computes every node above the buckets. */
    public void join() {
        for (int node = buckets() - 1; node > 0; node--) {
            put(node, Subtree.of(node(2 * node), node(2 * node + 1)));
        }
    }

    public Subtree root() {
        return node(1);
    }

    /** A node's subtree, the receiver's own copy. */
    public Subtree node(int node) {
        Subtree.Kind kind = kind(node);
        if (kind == Subtree.Kind.EMPTY) {
            return Subtree.EMPTY;
        }
        byte[] hash = new byte[Merkle.HASH_BYTES];
        System.arraycopy(hashes, node * Merkle.HASH_BYTES, hash, 0, Merkle.HASH_BYTES);
        return new Subtree(kind, hash);
    }

    /** What kind of part a node is the root of. */
    public Subtree.Kind kind(int node) {
        return switch (kinds[node]) {
            case EMPTY -> Subtree.Kind.EMPTY;
            case LEAF -> Subtree.Kind.LEAF;
            default -> Subtree.Kind.INNER;
        };
    }

    private void put(int node, Subtree subtree) {
        kinds[node] = switch (subtree.kind()) {
            case EMPTY -> EMPTY;
            case LEAF -> LEAF;
            case INNER -> INNER;
        };
        System.arraycopy(subtree.hash(), 0, hashes, node * Merkle.HASH_BYTES, Merkle.HASH_BYTES);
    }

    /**
     * What some new buckets change, root included; nothing is changed yet.
     *
     * @param buckets in ascending order
     */
    public Update update(List<Bucket> buckets) {
        List<Node> level = new ArrayList<>(buckets.size());
        for (Bucket bucket : buckets) {
            level.add(new Node(buckets() + bucket.number(), bucket.subtree()));
        }
        List<Node> all = new ArrayList<>(level);
        for (int above = depth; above > 0; above--) {
            level = parents(level);
            all.addAll(level);
        }
        return new Update(all, level.isEmpty() ? root() : level.get(0).subtree());
    }

    private List<Node> parents(List<Node> level) {
        List<Node> parents = new ArrayList<>(level.size());
        for (int i = 0; i < level.size(); i++) {
            Node child = level.get(i);
            Node next = i + 1 < level.size() ? level.get(i + 1) : child;
            boolean pair = next.number() == (child.number() ^ 1);
            Subtree other = pair ? next.subtree() : node(child.number() ^ 1);
            boolean left = (child.number() & 1) == 0;
            Subtree joined = left ? Subtree.of(child.subtree(), other) : Subtree.of(other, child.subtree());
            parents.add(new Node(child.number() / 2, joined));
            i += pair ? 1 : 0;
        }
        return parents;
    }

    public void apply(Update update) {
        update.nodes.forEach(node -> put(node.number(), node.subtree()));
    }

    /** A copy that does not change with this one. */
    public TreeTop copy() {
        TreeTop copy = new TreeTop(depth);
        copy.takeUpper(this);
        return copy;
    }

    /** Takes over all that is above the buckets of a tree that is one level deeper. */
    public void takeUpper(TreeTop shallower) {
        System.arraycopy(shallower.hashes, 0, hashes, 0, shallower.hashes.length);
        System.arraycopy(shallower.kinds, 0, kinds, 0, shallower.kinds.length);
    }

    /** Bytes that the buckets of a tree take when written. */
    public static long length(int depth) {
        return (1L + Merkle.HASH_BYTES) << depth;
    }

    /** Writes the buckets from a number on, as many as there is room for; returns the next one's number. */
    public int write(int from, ByteBuffer out) {
        int bucket = from;
        for (; bucket < buckets() && out.remaining() > Merkle.HASH_BYTES; bucket++) {
            int node = buckets() + bucket;
            out.put(kinds[node]).put(hashes, node * Merkle.HASH_BYTES, Merkle.HASH_BYTES);
        }
        return bucket;
    }

    /**
     * Reads whole buckets from a number on; {@link #join} has to follow. Returns the next one's number.
     *
     * @throws IllegalArgumentException for a kind of part that there is not
     */
    public int read(int from, ByteBuffer in) {
        int bucket = from;
        for (; bucket < buckets() && in.remaining() > Merkle.HASH_BYTES; bucket++) {
            int node = buckets() + bucket;
            byte kind = in.get();
            if (kind < EMPTY || kind > INNER) {
                throw new IllegalArgumentException("kind " + kind + " of bucket " + bucket);
            }
            kinds[node] = kind;
            in.get(hashes, node * Merkle.HASH_BYTES, Merkle.HASH_BYTES);
        }
        return bucket;
    }

    /**
     * A bucket and its subtree.
     *
     * @param number 0 to {@link #buckets()}, the first bits of its keys
     */
    public record Bucket(int number, Subtree subtree) {}

    private record Node(int number, Subtree subtree) {}

    /** New nodes that are not in the tree yet. */
    public static final class Update {
        private final List<Node> nodes;
        private final Subtree root;

        private Update(List<Node> nodes, Subtree root) {
            this.nodes = nodes;
            this.root = root;
        }

        /** The root as it will be. */
        public Subtree root() {
            return root;
        }
    }
}
