package dev.flint.ledger;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One of the two meta pages with which LMDB's file begins; the one of the later transaction counts. Behind the page
 * header:
 *
 * <pre>
 *   16    20      24      32      40        88        136      144
 *   +-----+-------+-------+-------+---------+---------+--------+-----+
 *   |magic|version|address|mapSize|free tree|main tree|lastPage|txnId|
 *   +-----+-------+-------+-------+---------+---------+--------+-----+
 *   tree: pad 4 | flags 2 | depth 2 | branch pages 8 | leaf pages 8 | overflow pages 8 | entries 8 | root 8
 * </pre>
 *
 * The free tree's pad is the page size.
 */
record LmdbMeta(int pageBytes, Tree free, Tree main, long lastPage, long transaction) {
    static final int BYTES = 152;

    private static final int MAGIC = 0xbeefc0de;
    private static final int VERSION = 1;
    private static final int INTEGER_KEYS = 0x08;

    /** Root and tally of one B+tree. */
    record Tree(int flags, int depth, long branches, long leaves, long overflows, long entries, long root) {
        static final int BYTES = 48;
        private static final long NO_ROOT = -1;
        private static final int DEPTH_MAX = 32;

        static Tree read(ByteBuffer in, int at) {
            return new Tree(
                    in.getShort(at + 4) & 0xffff,
                    in.getShort(at + 6) & 0xffff,
                    in.getLong(at + 8),
                    in.getLong(at + 16),
                    in.getLong(at + 24),
                    in.getLong(at + 32),
                    in.getLong(at + 40));
        }

        boolean isEmpty() {
            return root == NO_ROOT;
        }

        boolean isPlausible() {
            boolean bare = depth == 0 && branches == 0 && leaves == 0 && overflows == 0 && entries == 0;
            return isEmpty() ? bare : depth >= 1 && depth <= DEPTH_MAX;
        }
    }

    static LmdbMeta read(ByteBuffer page) {
        ByteBuffer in = page.duplicate().order(ByteOrder.nativeOrder());
        return new LmdbMeta(in.getInt(40), Tree.read(in, 40), Tree.read(in, 88), in.getLong(136), in.getLong(144));
    }

    /** Whether the page is a meta page as this ledger's LMDB writes them. */
    static boolean isMeta(ByteBuffer page, int number) {
        ByteBuffer in = page.duplicate().order(ByteOrder.nativeOrder());
        LmdbMeta meta = read(page);
        return in.getLong(0) == number
                && (in.getShort(10) & 0xffff) == LmdbPage.META
                && in.getInt(16) == MAGIC
                && in.getInt(20) == VERSION
                && Integer.bitCount(meta.pageBytes) == 1
                && meta.pageBytes >= 512
                && meta.pageBytes <= 65_536
                && meta.transaction >= 0
                && meta.free.flags == INTEGER_KEYS
                && meta.main.flags == 0;
    }
}
