package dev.flint.ledger.proof;

import java.util.List;

/**
 * The way from the root of the state tree to where a key is, or would be.
 *
 * @param depth number of parents above the end, 0 to 256
 * @param bitmap bit i, most significant first, is set when the sibling at depth i from the root is not empty
 * @param siblings the siblings that are not empty, from the root downwards, 32 bytes each
 * @param terminal what is there
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by agreement: it is made to be written out
public record StateProof(int depth, byte[] bitmap, List<byte[]> siblings, Terminal terminal) {
    private static final int DEPTH_MAX = 256;
    private static final int HASH_BYTES = 32;

    /** What stands at the end of the way. */
    public sealed interface Terminal permits Inclusion, OtherLeaf, Empty {}

    /** The key's own leaf; the value hash follows from the record. */
    public record Inclusion() implements Terminal {}

    /** The leaf of another key, which is alone below here: the key was never registered. 32 bytes each. */
    @SuppressWarnings("ArrayRecordComponent")
    public record OtherLeaf(byte[] key, byte[] value) implements Terminal {
        public OtherLeaf {
            if (key.length != HASH_BYTES || value.length != HASH_BYTES) {
                throw new IllegalArgumentException("a leaf of " + key.length + " and " + value.length + " bytes");
            }
        }
    }

    /** Nothing: the key was never registered. */
    public record Empty() implements Terminal {}

    public StateProof {
        siblings = List.copyOf(siblings);
        int set = 0;
        for (int i = 0; i < bitmap.length * Byte.SIZE; i++) {
            boolean bit = (bitmap[i / Byte.SIZE] >> (Byte.SIZE - 1 - i % Byte.SIZE) & 1) == 1;
            set += bit && i < depth ? 1 : 0;
            set += bit && i >= depth ? DEPTH_MAX + 1 : 0;
        }
        if (depth < 0
                || depth > DEPTH_MAX
                || bitmap.length != (depth + Byte.SIZE - 1) / Byte.SIZE
                || set != siblings.size()
                || siblings.stream().anyMatch(sibling -> sibling.length != HASH_BYTES)) {
            throw new IllegalArgumentException("no way: depth " + depth + ", siblings " + siblings.size());
        }
    }

    /**
     * A way whose siblings are given at every depth.
     *
     * @param siblings from the root downwards; 32 zero bytes where there is none
     */
    public static StateProof of(List<byte[]> siblings, Terminal terminal) {
        byte[] bitmap = new byte[(siblings.size() + Byte.SIZE - 1) / Byte.SIZE];
        for (int i = 0; i < siblings.size(); i++) {
            if (!isEmpty(siblings.get(i))) {
                bitmap[i / Byte.SIZE] |= (byte) (0x80 >> i % Byte.SIZE);
            }
        }
        List<byte[]> there =
                siblings.stream().filter(sibling -> !isEmpty(sibling)).toList();
        return new StateProof(siblings.size(), bitmap, there, terminal);
    }

    /** Whether the key is there. */
    public boolean isInclusion() {
        return terminal instanceof Inclusion;
    }

    private static boolean isEmpty(byte[] sibling) {
        for (byte b : sibling) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }
}
