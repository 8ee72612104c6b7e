package dev.flint.bridge.handle;

import java.util.ArrayList;
import java.util.List;

/**
 * Which values are wanted: those of the indexes and those of the types (Handle digest, 1.4).
 *
 * @param indexes none and no types for all
 * @param types a type, or all below it if it ends in a dot; ASCII letters of either case
 */
public record Selection(List<Integer> indexes, List<String> types) {
    public Selection {
        indexes = List.copyOf(indexes);
        types = List.copyOf(types);
    }

    /** The values wanted, whoever may read them. */
    public List<HandleValue> of(List<HandleValue> values) {
        if (isAll()) {
            return values;
        }
        List<HandleValue> wanted = new ArrayList<>();
        for (var value : values) {
            if (takes(value)) {
                wanted.add(value);
            }
        }
        return wanted;
    }

    /** Whether every value is wanted. */
    public boolean isAll() {
        return indexes.isEmpty() && types.isEmpty();
    }

    private boolean takes(HandleValue value) {
        if (indexes.contains(value.index())) {
            return true;
        }
        for (String type : types) {
            if (isOf(value.type(), type)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOf(String type, String wanted) {
        if (!wanted.endsWith(".")) {
            return type.length() == wanted.length() && equal(type, wanted, wanted.length());
        }
        int stem = wanted.length() - 1;
        return equal(type, wanted, stem)
                && (type.length() == stem || (type.length() > stem && type.charAt(stem) == '.'));
    }

    /** Whether two texts begin alike, but for the case of ASCII letters. */
    private static boolean equal(String one, String other, int length) {
        if (one.length() < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (upper(one.charAt(i)) != upper(other.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The same with capitals for the small letters of ASCII. */
    static String upper(String text) {
        var upper = new StringBuilder(text.length());
        text.chars().forEach(c -> upper.append(upper((char) c)));
        return upper.toString();
    }

    private static char upper(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
    }
}
