package dev.flint.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.lmdbjava.Cursor;
import org.lmdbjava.Txn;

/** Walks two indexes side by side, key by key and value by value. */
final class IndexComparison {
    private static final int DIFFERENCES_MAX = 100;
    private static final byte[] END = {};

    private IndexComparison() {}

    /** What the found index has otherwise than the expected one; at most a hundred differences. */
    static List<String> differences(Index expected, Index found) {
        List<String> differences = new ArrayList<>();
        try (Txn<byte[]> expectedTxn = expected.readTransaction();
                Txn<byte[]> foundTxn = found.readTransaction()) {
            for (Index.Table table : Index.Table.values()) {
                try (Cursor<byte[]> left = expected.table(table).openCursor(expectedTxn);
                        Cursor<byte[]> right = found.table(table).openCursor(foundTxn)) {
                    compare(table, left, right, differences);
                }
            }
        }
        return differences;
    }

    private static void compare(
            Index.Table table, Cursor<byte[]> left, Cursor<byte[]> right, List<String> differences) {
        byte[] expected = left.first() ? left.key() : END;
        byte[] found = right.first() ? right.key() : END;
        while ((expected != END || found != END) && differences.size() < DIFFERENCES_MAX) {
            int order = order(expected, found);
            if (order == 0 && !Arrays.equals(left.val(), right.val())) {
                differences.add(text(table, expected, "has another value than the log says"));
            } else if (order < 0) {
                differences.add(text(table, expected, "is missing"));
            } else if (order > 0) {
                differences.add(text(table, found, "is not from the log"));
            }
            if (order <= 0) {
                expected = left.next() ? left.key() : END;
            }
            if (order >= 0) {
                found = right.next() ? right.key() : END;
            }
        }
    }

    /** Keys are never empty: the empty one stands for the end, behind all others. */
    private static int order(byte[] expected, byte[] found) {
        if (expected == END || found == END) {
            return expected == END ? 1 : -1;
        }
        return Arrays.compareUnsigned(expected, found);
    }

    private static String text(Index.Table table, byte[] key, String what) {
        return table.name() + " key " + HexFormat.of().formatHex(key) + " " + what;
    }
}
