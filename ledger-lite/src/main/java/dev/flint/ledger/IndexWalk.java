package dev.flint.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * Walks every page of the index's file in plain Java before LMDB sees it. LMDB believes its pages, so a damaged one can
 * bring the JVM down or lead a lookup astray; this walk finds every page reached once, in its place, its nodes in order
 * and its values sealed, and the free pages apart from them.
 */
final class IndexWalk {
    /**
     * The first thing found wrong.
     *
     * @param offset of the page in the file
     */
    record Damage(long offset, String what) {}

    private static final class DamageFound extends Exception {
        private static final long serialVersionUID = 1L;

        private final long page;

        DamageFound(long page, String what) {
            super(what);
            this.page = page;
        }
    }

    private static final long PAGES_AHEAD_MAX = 65_536;

    private final FileChannel file;
    private final BitSet used = new BitSet();
    private final BitSet free = new BitSet();
    private LmdbMeta meta = new LmdbMeta(0, noTree(), noTree(), 0, 0);
    private long filePages;

    private Visitor visitor = (page, node) -> {};
    private long branches;
    private long leaves;
    private long overflows;
    private long entries;
    private byte[] lastKey = new byte[0];
    private boolean integerKeys;

    /** What is done with each entry of a tree. */
    private interface Visitor {
        void entry(LmdbPage page, int node) throws IOException, DamageFound;
    }

    private IndexWalk(FileChannel file) {
        this.file = file;
    }

    private static LmdbMeta.Tree noTree() {
        return new LmdbMeta.Tree(0, 0, 0, 0, 0, 0, -1);
    }

    /** Walks a file that nobody writes to; empty when all is well. */
    static Optional<Damage> damage(Path data) throws IOException {
        try (FileChannel channel = FileChannel.open(data, StandardOpenOption.READ)) {
            IndexWalk walk = new IndexWalk(channel);
            try {
                walk.run();
                return Optional.empty();
            } catch (DamageFound found) {
                return Optional.of(new Damage(found.page * walk.meta.pageBytes(), String.valueOf(found.getMessage())));
            }
        }
    }

    private void run() throws IOException, DamageFound {
        readMeta();
        used.set(0, 2);
        tree(meta.free(), true, this::freePages);
        tree(meta.main(), false, this::table);
        if (free.intersects(used)) {
            free.and(used);
            throw new DamageFound(free.nextSetBit(0), "page is in use and free");
        }
    }

    private void readMeta() throws IOException, DamageFound {
        if (file.size() < LmdbMeta.BYTES) {
            throw new DamageFound(0, "file of " + file.size() + " bytes");
        }
        ByteBuffer first = longs(read(0, LmdbMeta.BYTES));
        if (!LmdbMeta.isMeta(first, 0)) {
            throw new DamageFound(0, "first meta page is damaged");
        }
        meta = LmdbMeta.read(first);
        filePages = file.size() / meta.pageBytes();
        if (filePages < 2) {
            throw new DamageFound(1, "file ends in its meta pages");
        }
        ByteBuffer second = longs(read(meta.pageBytes(), LmdbMeta.BYTES));
        LmdbMeta other = LmdbMeta.read(second);
        if (!LmdbMeta.isMeta(second, 1) || other.pageBytes() != meta.pageBytes()) {
            throw new DamageFound(1, "second meta page is damaged");
        }
        meta = other.transaction() > meta.transaction() ? other : meta;
        if (meta.lastPage() < 1 || meta.lastPage() > filePages + PAGES_AHEAD_MAX) {
            throw new DamageFound(0, "last page is " + meta.lastPage() + " in a file of " + filePages);
        }
    }

    private void tree(LmdbMeta.Tree tree, boolean integers, Visitor each) throws IOException, DamageFound {
        if (!tree.isPlausible()) {
            throw new DamageFound(Math.max(0, tree.root()), "tree of depth " + tree.depth());
        }
        if (tree.isEmpty()) {
            return;
        }
        visitor = each;
        branches = leaves = overflows = entries = 0;
        lastKey = new byte[0];
        integerKeys = integers;
        page(tree.root(), tree.depth(), lastKey, lastKey);
        boolean tallies = branches == tree.branches()
                && leaves == tree.leaves()
                && overflows == tree.overflows()
                && entries == tree.entries();
        if (!tallies) {
            throw new DamageFound(tree.root(), "tree has other pages or entries than its record says");
        }
    }

    /** Walks a page and those below; its keys lie from low up to, not including, high; an empty bound is none. */
    private void page(long number, int level, byte[] low, byte[] high) throws IOException, DamageFound {
        LmdbPage page = new LmdbPage(take(number, 1));
        int flags = level == 1 ? LmdbPage.LEAF : LmdbPage.BRANCH;
        String fault = page.number() != number || page.flags() != flags ? "page is not the one expected" : page.fault();
        if (!fault.isEmpty()) {
            throw new DamageFound(number, fault);
        }
        if (level == 1) {
            leaves++;
            leaf(number, page, low, high);
            return;
        }
        branches++;
        for (int node = 0; node < page.nodes(); node++) {
            byte[] from = node == 0 ? low : page.key(node);
            byte[] to = node + 1 == page.nodes() ? high : page.key(node + 1);
            page(page.child(node), level - 1, from, to);
        }
    }

    private void leaf(long number, LmdbPage page, byte[] low, byte[] high) throws IOException, DamageFound {
        for (int node = 0; node < page.nodes(); node++) {
            byte[] key = page.key(node);
            boolean inOrder = (lastKey.length == 0 || compare(lastKey, key) < 0)
                    && (low.length == 0 || compare(low, key) <= 0)
                    && (high.length == 0 || compare(key, high) < 0);
            if (!inOrder) {
                throw new DamageFound(number, "keys are out of order");
            }
            lastKey = key;
            entries++;
            visitor.entry(page, node);
        }
    }

    private int compare(byte[] left, byte[] right) throws DamageFound {
        if (!integerKeys) {
            return Arrays.compareUnsigned(left, right);
        }
        if (left.length != Long.BYTES || right.length != Long.BYTES) {
            throw new DamageFound(0, "free list key of " + left.length + " and " + right.length + " bytes");
        }
        return Long.compareUnsigned(longs(left).getLong(0), longs(right).getLong(0));
    }

    /** An entry of the free tree: the pages that a transaction freed, count first, in falling order. */
    private void freePages(LmdbPage page, int node) throws IOException, DamageFound {
        byte[] key = page.key(node);
        ByteBuffer data = longs(value(page, node));
        boolean plausible = key.length == Long.BYTES
                && longs(key).getLong(0) <= meta.transaction()
                && page.nodeFlags(node) <= LmdbPage.NODE_BIG
                && data.limit() >= Long.BYTES
                && data.limit() % Long.BYTES == 0
                && data.getLong(0) >= 0
                && data.getLong(0) < data.limit() / Long.BYTES;
        if (!plausible) {
            throw new DamageFound(page.number(), "free list is damaged");
        }
        long before = meta.lastPage() + 1;
        for (int i = 1; i <= data.getLong(0); i++) {
            long number = data.getLong(i * Long.BYTES);
            if (number < 2 || number >= before || free.get((int) number)) {
                throw new DamageFound(page.number(), "free list is damaged");
            }
            free.set((int) number);
            before = number;
        }
    }

    /** An entry of the main tree: the record of a table. */
    private void table(LmdbPage page, int node) throws IOException, DamageFound {
        String name = new String(page.key(node), StandardCharsets.US_ASCII);
        boolean known = Arrays.stream(Index.Table.values())
                .anyMatch(table -> table.name().equals(name));
        if (!known || page.nodeFlags(node) != LmdbPage.NODE_TABLE || page.dataLength(node) != LmdbMeta.Tree.BYTES) {
            throw new DamageFound(page.number(), "unknown table");
        }
        LmdbMeta.Tree tree = LmdbMeta.Tree.read(longs(page.data(node)), 0);
        if (tree.flags() != 0) {
            throw new DamageFound(page.number(), "table " + name + " has flags");
        }
        long[] tally = {branches, leaves, overflows, entries};
        byte[] key = lastKey;
        tree(tree, false, this::sealedValue);
        branches = tally[0];
        leaves = tally[1];
        overflows = tally[2];
        entries = tally[3];
        lastKey = key;
        visitor = this::table;
    }

    private void sealedValue(LmdbPage page, int node) throws IOException, DamageFound {
        boolean plain = page.nodeFlags(node) <= LmdbPage.NODE_BIG;
        if (!plain || !IndexValue.isSealed(page.key(node), value(page, node))) {
            throw new DamageFound(page.number(), "value is altered");
        }
    }

    private byte[] value(LmdbPage page, int node) throws IOException, DamageFound {
        byte[] data = page.data(node);
        if (page.nodeFlags(node) != LmdbPage.NODE_BIG) {
            return data;
        }
        long number = longs(data).getLong(0);
        int length = page.dataLength(node);
        long pages = (LmdbPage.HEADER_BYTES + (long) length - 1) / meta.pageBytes() + 1;
        byte[] bytes = take(number, pages);
        LmdbPage first = new LmdbPage(bytes);
        if (first.number() != number || first.flags() != LmdbPage.OVERFLOW || first.overflowPages() != pages) {
            throw new DamageFound(number, "page is not the one expected");
        }
        overflows += pages;
        return Arrays.copyOfRange(bytes, LmdbPage.HEADER_BYTES, LmdbPage.HEADER_BYTES + length);
    }

    /** Reads pages for the first and only time. */
    private byte[] take(long number, long pages) throws IOException, DamageFound {
        long end = number + pages;
        if (number < 2 || end > filePages || end > meta.lastPage() + 1 || end - number > Integer.MAX_VALUE / 65_536) {
            throw new DamageFound(0, "page " + number + " lies outside of the file");
        }
        int next = used.nextSetBit((int) number);
        if (next >= 0 && next < end) {
            throw new DamageFound(next, "page is used twice");
        }
        used.set((int) number, (int) end);
        return read(number * meta.pageBytes(), (int) pages * meta.pageBytes());
    }

    private byte[] read(long offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        ByteBuffer into = ByteBuffer.wrap(bytes);
        int read = 0;
        while (read >= 0 && into.hasRemaining()) {
            read = file.read(into, offset + into.position());
        }
        return bytes;
    }

    private static ByteBuffer longs(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }
}
