package dev.flint.deploy.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that was probably meant. */
final class DidYouMean {
    /** Longest text compared, in characters: the work grows with its length. */
    private static final int CHARS_MAX = 100;

    private DidYouMean() {}

    /** The nearest name, if it is near: a third of its characters may be wrong, or only the last part was written. */
    static Optional<String> among(Collection<String> names, String text) {
        if (text.length() > CHARS_MAX) {
            return Optional.empty();
        }
        Optional<String> byTail =
                names.stream().filter(name -> name.endsWith('.' + text)).findFirst();
        return byTail.or(() -> names.stream()
                .filter(name -> edits(name, text) <= Math.max(2, name.length() / 3))
                .min(Comparator.comparingInt(name -> edits(name, text))));
    }

    /** Characters to insert, delete or replace to get from one text to the other. */
    static int edits(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
