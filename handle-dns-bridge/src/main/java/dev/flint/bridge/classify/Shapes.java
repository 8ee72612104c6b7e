package dev.flint.bridge.classify;

import java.util.List;

/** Forms of texts, without regular expressions: each looks at a character once. */
final class Shapes {
    private Shapes() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isLetter(char c) {
        return isUpper(c) || (c >= 'a' && c <= 'z');
    }

    static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static boolean hasBlank(String text) {
        return text.chars().anyMatch(c -> c <= ' ' || Character.isWhitespace(c));
    }

    static List<String> labels(String text) {
        return List.of(text.split("\\.", -1));
    }

    /** {@code 10.1234/…}: four to nine digits, then numbers, a slash and something. */
    static boolean isDoi(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || slash == text.length() - 1 || hasBlank(text)) {
            return false;
        }
        var labels = labels(text.substring(0, slash));
        return labels.size() > 1
                && labels.get(0).equals("10")
                && labels.get(1).length() >= 4
                && labels.get(1).length() <= 9
                && labels.stream().allMatch(Shapes::isNumber);
    }

    /** A number, labels, a slash and something. */
    static boolean isHandle(String text) {
        int slash = text.indexOf('/');
        if (slash <= 0 || slash == text.length() - 1 || hasBlank(text)) {
            return false;
        }
        var labels = labels(text.substring(0, slash));
        return isNumber(labels.get(0))
                && labels.stream()
                        .skip(1)
                        .allMatch(label -> !label.isEmpty()
                                && label.chars()
                                        .allMatch(
                                                c -> isDigit((char) c) || isLetter((char) c) || c == '_' || c == '-'));
    }

    /** 86 or 88 and up to three numbers of six digits. */
    static boolean isIdisPrefix(String text) {
        var labels = labels(text);
        return labels.size() <= 4
                && (labels.get(0).equals("86") || labels.get(0).equals("88"))
                && labels.stream().allMatch(label -> isNumber(label) && label.length() <= 6);
    }

    static boolean isIdisHandle(String text) {
        int slash = text.indexOf('/');
        return slash > 0
                && slash < text.length() - 1
                && text.substring(0, slash).indexOf('.') > 0
                && isIdisPrefix(text.substring(0, slash))
                && !hasBlank(text);
    }

    /** Numbers with dots between, the first two as the tree of object identifiers has them. */
    static boolean isOid(String text, int arcsMin) {
        var arcs = labels(text);
        boolean numbers = arcs.stream().allMatch(arc -> isNumber(arc) && (arc.length() == 1 || arc.charAt(0) != '0'));
        if (!numbers
                || arcs.size() < arcsMin
                || arcs.get(0).length() > 1
                || arcs.get(0).charAt(0) > '2') {
            return false;
        }
        return arcs.get(0).equals("2")
                || arcs.get(1).length() == 1
                || (arcs.get(1).length() == 2 && arcs.get(1).charAt(0) < '4');
    }

    static boolean isIpv4(String text) {
        var parts = labels(text);
        return parts.size() == 4
                && parts.stream()
                        .allMatch(part -> isNumber(part) && part.length() <= 3 && Integer.parseInt(part) <= 255);
    }

    /** A host name: at least two labels, the last of them no number. */
    static boolean isDomain(String text) {
        var labels = labels(text.endsWith(".") ? text.substring(0, text.length() - 1) : text);
        String last = labels.get(labels.size() - 1);
        return text.length() <= 254
                && labels.size() > 1
                && labels.stream().allMatch(Shapes::isDomainLabel)
                && last.length() > 1
                && !isDigit(last.charAt(0));
    }

    private static boolean isDomainLabel(String label) {
        return !label.isEmpty()
                && label.length() <= 63
                && label.charAt(0) != '-'
                && label.charAt(label.length() - 1) != '-'
                && label.chars().allMatch(c -> isDigit((char) c) || isLetter((char) c) || c == '-' || c == '_');
    }
}
