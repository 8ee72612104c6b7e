package dev.flint.ledger.merkle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Inclusion and consistency proofs, RFC 6962 section 2.1 and RFC 9162 sections 2.1.3 and 2.1.4. */
public final class MerkleProofs {
    /** Longest proof: a tree of less than 2^63 leaves has 63 levels above them, a consistency proof one hash more. */
    public static final int HASHES_MAX = 64;

    private MerkleProofs() {}

    /** Root of the first {@code size} leaves. */
    public static byte[] root(long size, SubtreeHashes hashes) {
        check(size >= 0, "tree", size);
        return size == 0 ? Merkle.emptyRoot() : range(0, size, hashes);
    }

    /** The path of a leaf to the root of the first {@code size} leaves, its sibling first. */
    public static List<byte[]> inclusion(long index, long size, SubtreeHashes hashes) {
        check(index >= 0 && index < size, "leaf", index);
        List<byte[]> path = new ArrayList<>();
        long begin = 0;
        long end = size;
        while (end - begin > 1) {
            long middle = begin + leftLeaves(end - begin);
            if (index < middle) {
                path.add(range(middle, end, hashes));
                end = middle;
            } else {
                path.add(range(begin, middle, hashes));
                begin = middle;
            }
        }
        Collections.reverse(path);
        return path;
    }

    /** That the tree of {@code newSize} begins with the tree of {@code oldSize}, which has at least one leaf. */
    public static List<byte[]> consistency(long oldSize, long newSize, SubtreeHashes hashes) {
        check(oldSize > 0 && oldSize <= newSize, "old tree", oldSize);
        List<byte[]> proof = new ArrayList<>();
        long begin = 0;
        long end = newSize;
        while (oldSize != end) {
            long middle = begin + leftLeaves(end - begin);
            if (oldSize <= middle) {
                proof.add(range(middle, end, hashes));
                end = middle;
            } else {
                proof.add(range(begin, middle, hashes));
                begin = middle;
            }
        }
        if (begin != 0) { // at 0 it is the old root, which the verifier has
            proof.add(range(begin, end, hashes));
        }
        Collections.reverse(proof);
        return proof;
    }

    /** Whether the path leads from the leaf to the root. Wrong lengths and bounds are a no. */
    public static boolean verifyInclusion(byte[] leafHash, long index, long size, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size || !areHashes(path) || !isHash(leafHash) || !isHash(root)) {
            return false;
        }
        long node = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = Merkle.nodeHash(sibling, hash);
                int lone = (node & 1) == 1 ? 0 : Math.min(Long.numberOfTrailingZeros(node), Long.SIZE - 1);
                node >>>= lone; // a lone node on the right edge rises without a sibling
                last >>>= lone;
            } else {
                hash = Merkle.nodeHash(hash, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    /**
     * Whether the proof leads to both roots. An old size of 0 is a no: every tree begins with the empty one, and a
     * proof of it proves nothing.
     */
    public static boolean verifyConsistency(
            long oldSize, long newSize, List<byte[]> proof, byte[] oldRoot, byte[] newRoot) {
        if (oldSize <= 0 || oldSize > newSize || !areHashes(proof) || !isHash(oldRoot) || !isHash(newRoot)) {
            return false;
        }
        if (oldSize == newSize) {
            return proof.isEmpty() && Arrays.equals(oldRoot, newRoot);
        }
        List<byte[]> hashes = new ArrayList<>(proof);
        if (Long.bitCount(oldSize) == 1) {
            hashes.add(0, oldRoot);
        }
        return !hashes.isEmpty() && leadsToBoth(oldSize, newSize, hashes, oldRoot, newRoot);
    }

    private static boolean leadsToBoth(
            long oldSize, long newSize, List<byte[]> hashes, byte[] oldRoot, byte[] newRoot) {
        int shared = Long.numberOfTrailingZeros(oldSize);
        long node = (oldSize - 1) >>> shared;
        long last = (newSize - 1) >>> shared;
        byte[] oldHash = hashes.get(0);
        byte[] newHash = hashes.get(0);
        for (byte[] sibling : hashes.subList(1, hashes.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                oldHash = Merkle.nodeHash(sibling, oldHash);
                newHash = Merkle.nodeHash(sibling, newHash);
                int lone = (node & 1) == 1 ? 0 : Math.min(Long.numberOfTrailingZeros(node), Long.SIZE - 1);
                node >>>= lone;
                last >>>= lone;
            } else {
                newHash = Merkle.nodeHash(newHash, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && Arrays.equals(oldHash, oldRoot) && Arrays.equals(newHash, newRoot);
    }

    /** Root of the leaves from begin to end, which are a subtree of some tree. */
    private static byte[] range(long begin, long end, SubtreeHashes hashes) {
        long leaves = end - begin;
        if (Long.bitCount(leaves) == 1 && begin % leaves == 0) {
            return hashes.hash(Long.numberOfTrailingZeros(leaves), begin / leaves);
        }
        long middle = begin + leftLeaves(leaves);
        return Merkle.nodeHash(range(begin, middle, hashes), range(middle, end, hashes));
    }

    /** The largest power of two below the number of leaves. */
    private static long leftLeaves(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }

    private static boolean areHashes(List<byte[]> hashes) {
        return hashes.size() <= HASHES_MAX && hashes.stream().allMatch(MerkleProofs::isHash);
    }

    private static boolean isHash(byte[] hash) {
        return hash.length == Merkle.HASH_BYTES;
    }

    private static void check(boolean right, String what, long number) {
        if (!right) {
            throw new IllegalArgumentException(what + ' ' + number + " is not within the tree");
        }
    }
}
