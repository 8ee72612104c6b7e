package dev.flint.ledger.verify;

import dev.flint.ledger.merkle.Merkle;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The verifier's own way up both kinds of tree. */
final class Trees {
    private static final int STATE_LEAF = 2;
    private static final int STATE_PARENT = 3;
    private static final int STATE_VALUE = 4;

    private Trees() {}

    /**
     * Whether a leaf is in a log: below the level at which its way and the last leaf's part, its index says on which
     * side each sibling stands; above, all are on the left.
     */
    static boolean isInLog(byte[] leafHash, long index, long size, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size) {
            return false;
        }
        int inner = Long.SIZE - Long.numberOfLeadingZeros(index ^ (size - 1));
        int outer = inner == Long.SIZE ? 0 : Long.bitCount(index >>> inner);
        if (path.size() != inner + outer) {
            return false;
        }
        byte[] hash = leafHash;
        for (int i = 0; i < path.size(); i++) {
            boolean isLeft = i >= inner || (index >>> i & 1) == 1;
            hash = isLeft ? Merkle.nodeHash(path.get(i), hash) : Merkle.nodeHash(hash, path.get(i));
        }
        return Arrays.equals(hash, root);
    }

    /** SHA-256("flint/key/v1" ‖ 00 ‖ chain ‖ 00 ‖ namespace ‖ 00 ‖ id). */
    static byte[] key(Bundle.Subject subject) {
        String parts = String.join("\0", "flint/key/v1", subject.chain(), subject.namespace(), subject.id());
        return Merkle.sha256(parts.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] value(String record) {
        return tagged(STATE_VALUE, record.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] leaf(byte[] key, byte[] value) {
        return tagged(STATE_LEAF, key, value);
    }

    /** Root of the state tree in which the end stands at the end of a key's way. */
    static byte[] stateRoot(byte[] key, List<byte[]> siblings, byte[] end) {
        byte[] hash = end;
        for (int i = siblings.size() - 1; i >= 0; i--) {
            byte[] sibling = siblings.get(i);
            hash = bit(key, i) ? tagged(STATE_PARENT, sibling, hash) : tagged(STATE_PARENT, hash, sibling);
        }
        return hash;
    }

    /** Whether two keys have the same way down to a depth. */
    static boolean agree(byte[] one, byte[] other, int depth) {
        for (int i = 0; i < depth; i++) {
            if (bit(one, i) != bit(other, i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean bit(byte[] key, int index) {
        return (key[index / Byte.SIZE] & 0x80 >> index % Byte.SIZE) != 0;
    }

    private static byte[] tagged(int tag, byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 + 2 * Bundle.HASH);
        bytes.write(tag);
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return Merkle.sha256(bytes.toByteArray());
    }
}
