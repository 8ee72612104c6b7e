package dev.flint.ledger.note;

import dev.flint.ledger.note.CheckpointParse.Fault;
import java.util.Arrays;
import java.util.Base64;

/**
 * What a log commits to, C2SP tlog-checkpoint: three lines, the origin, the decimal size and the base64 root hash.
 * Other logs may append extension lines; they are read over and never written.
 */
public final class Checkpoint {
    private static final int ROOT_BYTES = 32;

    private final String origin;
    private final long size;
    private final byte[] root;

    /**
     * A checkpoint of our own.
     *
     * @param origin one line, not empty
     * @param size leaves of the tree
     * @param root 32 bytes, copied
     */
    public Checkpoint(String origin, long size, byte[] root) {
        if (origin.isEmpty() || origin.indexOf('\n') >= 0 || size < 0 || root.length != ROOT_BYTES) {
            throw new IllegalArgumentException("not a checkpoint: origin, size " + size + ", root " + root.length);
        }
        this.origin = origin;
        this.size = size;
        this.root = root.clone();
    }

    public String origin() {
        return origin;
    }

    /** Leaves of the tree. */
    public long size() {
        return size;
    }

    /** Root hash, 32 bytes, the receiver's own. */
    public byte[] root() {
        return root.clone();
    }

    /** The note text: three lines, each ended by a newline. */
    public String text() {
        return origin + '\n' + size + '\n' + Base64.getEncoder().encodeToString(root) + '\n';
    }

    /** Reads the text of a note. */
    public static CheckpointParse parse(String text) {
        int first = text.indexOf('\n');
        int second = first < 0 ? -1 : text.indexOf('\n', first + 1);
        int third = second < 0 ? -1 : text.indexOf('\n', second + 1);
        if (third < 0 || !text.endsWith("\n")) {
            return new CheckpointParse.Rejected(Fault.LINE_MISSING, text.length());
        }
        if (first == 0) {
            return new CheckpointParse.Rejected(Fault.ORIGIN_EMPTY, 0);
        }
        String digits = text.substring(first + 1, second);
        long size = decimal(digits);
        if (size < 0) {
            return new CheckpointParse.Rejected(Fault.SIZE_NOT_DECIMAL, first + 1);
        }
        byte[] root = StrictBase64.decode(text.substring(second + 1, third));
        if (root.length != ROOT_BYTES) {
            return new CheckpointParse.Rejected(Fault.ROOT_NOT_A_HASH, second + 1);
        }
        int empty = text.indexOf("\n\n", third);
        if (empty >= 0) {
            return new CheckpointParse.Rejected(Fault.EXTENSION_EMPTY, empty + 1);
        }
        return new CheckpointParse.Parsed(new Checkpoint(text.substring(0, first), size, root));
    }

    /** Digits without leading zero as a number, -1 when they are none or exceed 63 bits. */
    static long decimal(String digits) {
        boolean plain = !digits.isEmpty()
                && (digits.length() == 1 || digits.charAt(0) != '0')
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!plain) {
            return -1;
        }
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException tooLarge) {
            return -1;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint that
                && size == that.size
                && origin.equals(that.origin)
                && Arrays.equals(root, that.root);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(root) * 31 + Long.hashCode(size);
    }

    @Override
    public String toString() {
        return text();
    }
}
