package dev.flint.ledger.verify;

import java.util.List;
import java.util.Optional;

/** A bundle taken apart, of right shape and nothing verified. */
@SuppressWarnings("ArrayRecordComponent") // package business
record Bundle(Optional<Said> said, List<Operation> operations, InLog header) {
    static final int BYTES_MAX = 1 << 20;
    static final int HASH = 32;
    static final int DEPTH_MAX = 256;
    static final int PATH_MAX = 63;
    static final int LEAF_BYTES_MAX = 65_535;

    /** What the bundle says of one identifier. */
    record Said(Subject subject, Optional<String> record, Way way, List<String> history) {}

    record Subject(String chain, String namespace, String id) {
        /** Chain and namespace: visible ASCII, of which the first may be empty. */
        static boolean isPlain(String text, int max) {
            return text.length() <= max && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
        }
    }

    /** The way through the state tree: a sibling at each depth, empty where there is none. */
    record Way(List<byte[]> siblings, Kind kind, byte[] otherKey, byte[] otherValue) {}

    /** What is at the end of the way. */
    enum Kind {
        INCLUSION(1, "inclusion"),
        OTHER_LEAF(2, "otherLeaf"),
        EMPTY(3, "empty");

        final int code;
        final String word;

        Kind(int code, String word) {
            this.code = code;
            this.word = word;
        }
    }

    /** An operation and its path in the transaction log. */
    record Operation(long position, byte[] leaf, List<byte[]> path) {}

    /** The header, its path in the headers log and the log's signed head. */
    record InLog(byte[] header, long index, List<byte[]> path, String checkpoint) {}
}
