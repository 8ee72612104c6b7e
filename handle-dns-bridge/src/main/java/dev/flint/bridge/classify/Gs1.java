package dev.flint.bridge.classify;

import java.util.List;
import java.util.Set;

/** Keys of GS1, recognised by their application identifiers. */
final class Gs1 {
    private static final Set<String> PRIMARY = Set.of(
            "00", "01", "253", "255", "401", "402", "414", "415", "417", "8003", "8004", "8006", "8010", "8013", "8017",
            "8018");
    /** Keys whose whole value ends with a check digit, and how long they are. */
    private static final Set<String> CHECKED = Set.of("00", "01", "402", "414", "415", "417", "8017", "8018");

    private static final String SYMBOLOGIES = "]C1 ]e0 ]d2 ]Q3 ]J1";
    private static final Set<Integer> GTIN_LENGTHS = Set.of(8, 12, 13, 14);

    private Gs1() {}

    /** A path that ends with a primary key, its value, and perhaps qualifiers. */
    static boolean isDigitalLink(String path) {
        var segments = List.of(path.split("/", -1));
        for (int i = 1; i + 1 < segments.size(); i++) {
            if (PRIMARY.contains(segments.get(i)) && (segments.size() - i) % 2 == 0) {
                return isValue(segments.get(i), segments.get(i + 1));
            }
        }
        return false;
    }

    private static boolean isValue(String identifier, String value) {
        if (value.isEmpty()) {
            return false;
        }
        return !CHECKED.contains(identifier) || (identifier.equals("01") ? isGtin(value) : CheckDigits.isGs1(value));
    }

    /** Identifiers in parentheses, or what a reader says is of GS1. */
    static boolean isElementString(String text) {
        if (text.length() > 3 && text.charAt(0) == ']' && SYMBOLOGIES.contains(text.substring(0, 3))) {
            return true;
        }
        int close = text.indexOf(')');
        if (!text.startsWith("(") || close < 3 || close > 5 || !Shapes.isNumber(text.substring(1, close))) {
            return false;
        }
        int next = text.indexOf('(', close);
        return isValue(text.substring(1, close), text.substring(close + 1, next < 0 ? text.length() : next));
    }

    static boolean isGtin(String text) {
        return GTIN_LENGTHS.contains(text.length()) && CheckDigits.isGs1(text);
    }
}
