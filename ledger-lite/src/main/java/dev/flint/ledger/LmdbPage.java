package dev.flint.ledger;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One page of LMDB's file as data format 1 (LMDB 0.9) lays it out, in the machine's byte order:
 *
 * <pre>
 *   0      8   10    12    14    16
 *   +------+---+-----+-----+-----+-----------+-------+---------+
 *   |pgno  |pad|flags|lower|upper|ptr 2 × n  | free  | nodes … |   branch 01, leaf 02
 *   +------+---+-----+-----+-----+-----------+-------+---------+
 *   |pgno  |pad|flags|  pages    | value …                      |   overflow 04: first page of several
 *   +------+---+-----+-----------+------------------------------+
 *   node: lo 2 | hi 2 | flags 2 | keyLength 2 | key | data        of a leaf: data length = lo, hi
 *                                                                 of a branch: child = lo, hi, flags
 * </pre>
 */
final class LmdbPage {
    static final int HEADER_BYTES = 16;
    static final int BRANCH = 0x01;
    static final int LEAF = 0x02;
    static final int OVERFLOW = 0x04;
    static final int META = 0x08;
    static final int NODE_BIG = 0x01;
    static final int NODE_TABLE = 0x02;

    private static final int NODE_BYTES = 8;
    private static final int KEY_BYTES_MAX = 511;

    private final ByteBuffer bytes;
    private final int pageBytes;

    LmdbPage(byte[] page) {
        this.bytes = ByteBuffer.wrap(page).order(ByteOrder.nativeOrder());
        this.pageBytes = page.length;
    }

    ByteBuffer bytes() {
        return bytes;
    }

    long number() {
        return bytes.getLong(0);
    }

    int flags() {
        return u16(10);
    }

    /** Pages of the value that begins here. */
    long overflowPages() {
        return bytes.getInt(12) & 0xffff_ffffL;
    }

    int nodes() {
        return (u16(12) - HEADER_BYTES) / 2;
    }

    int nodeFlags(int node) {
        return u16(at(node) + 4);
    }

    long child(int node) {
        int at = at(node);
        return u16(at) | (long) u16(at + 2) << 16 | (long) u16(at + 4) << 32;
    }

    int dataLength(int node) {
        int at = at(node);
        return u16(at) | u16(at + 2) << 16;
    }

    byte[] key(int node) {
        return copy(at(node) + NODE_BYTES, keyLength(node));
    }

    /** What a leaf's node holds: the data, or the number of the page where it begins. */
    byte[] data(int node) {
        boolean big = nodeFlags(node) == NODE_BIG;
        return copy(at(node) + NODE_BYTES + keyLength(node), big ? Long.BYTES : dataLength(node));
    }

    /** What is wrong with the layout of a branch or leaf page; empty when each node lies where it should. */
    String fault() {
        int lower = u16(12);
        int upper = u16(14);
        int least = flags() == BRANCH ? 2 : 1;
        if (lower < HEADER_BYTES || lower % 2 != 0 || lower > upper || upper > pageBytes || nodes() < least) {
            return "page bounds are wrong";
        }
        int[] starts = new int[nodes()];
        for (int node = 0; node < starts.length; node++) {
            starts[node] = at(node);
            if (starts[node] < upper || starts[node] + NODE_BYTES > pageBytes) {
                return "node lies outside of its page";
            }
        }
        return nodesFault(starts, upper);
    }

    /** LMDB keeps the nodes of a page without gap or overlap. */
    private String nodesFault(int[] starts, int upper) {
        long[] spans = new long[starts.length];
        for (int node = 0; node < starts.length; node++) {
            boolean firstOfBranch = flags() == BRANCH && node == 0; // its key is never looked at and may be empty
            if (keyLength(node) > KEY_BYTES_MAX || (keyLength(node) == 0 && !firstOfBranch)) {
                return "key of " + keyLength(node) + " bytes";
            }
            int dataLength = dataLength(node);
            if (flags() == LEAF && (dataLength < 0 || nodeFlags(node) > NODE_TABLE)) {
                return "node flags or data length are wrong";
            }
            int data = flags() == BRANCH ? 0 : nodeFlags(node) == NODE_BIG ? Long.BYTES : dataLength;
            long length = NODE_BYTES + keyLength(node) + (long) data;
            spans[node] = (long) starts[node] << 32 | Math.min(length + length % 2, Integer.MAX_VALUE);
        }
        Arrays.sort(spans);
        long expected = upper;
        for (long span : spans) {
            if (span >>> 32 != expected) {
                return "nodes overlap or leave a gap";
            }
            expected += span & 0xffff_ffffL;
        }
        return expected == pageBytes ? "" : "nodes do not fill their page";
    }

    private int at(int node) {
        return u16(HEADER_BYTES + 2 * node);
    }

    private int keyLength(int node) {
        return u16(at(node) + 6);
    }

    private int u16(int at) {
        return bytes.getShort(at) & 0xffff;
    }

    private byte[] copy(int at, int length) {
        byte[] out = new byte[length];
        bytes.get(at, out);
        return out;
    }
}
