package dev.flint.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * One of the ranges of an {@code Accept} header (RFC 9110, section 12.5.1).
 *
 * @param type in small letters, as the subtype is
 * @param quality thousandths, 0 to 1000
 */
record MediaRange(String type, String subtype, Optional<String> profile, int quality) {
    /** Longer lists of media ranges are refused: nobody needs them and each costs a comparison per representation. */
    private static final int RANGES_MAX = 32;

    /** The ranges of a header; empty when it is malformed or has too many. */
    static Optional<List<MediaRange>> listOf(String accept) {
        var ranges = new ArrayList<MediaRange>();
        for (String part : Quoted.split(accept, ',')) {
            if (part.isBlank()) {
                continue;
            }
            var range = parse(part);
            if (range.isEmpty() || ranges.size() == RANGES_MAX) {
                return Optional.empty();
            }
            ranges.add(range.get());
        }
        return ranges.isEmpty() ? Optional.empty() : Optional.of(ranges);
    }

    /**
     * Quality in thousandths, then the exactness of the most exact range that matches; 0 when not acceptable.
     *
     * @param exactness of a range for what is offered, -1 for no match
     */
    static long rank(List<MediaRange> ranges, ToIntFunction<MediaRange> exactness) {
        int best = -1;
        int quality = 0;
        for (var range : ranges) {
            int match = exactness.applyAsInt(range);
            if (match > best) {
                best = match;
                quality = range.quality();
            }
        }
        return quality == 0 ? 0 : quality * 10L + best;
    }

    /** Whether it is more than one media type. */
    boolean isWide() {
        return subtype.equals("*");
    }

    /** 0 for any type, 1 for any subtype, 2 for the type; -1 for no match. */
    int exactness(String offeredType, String offeredSubtype) {
        if (type.equals("*")) {
            return 0;
        }
        if (!type.equals(offeredType)) {
            return -1;
        }
        return isWide() ? 1 : subtype.equals(offeredSubtype) ? 2 : -1;
    }

    private static Optional<MediaRange> parse(String text) {
        var parts = Quoted.split(text, ';');
        String name = parts.get(0).strip().toLowerCase(Locale.ROOT);
        int slash = name.indexOf('/');
        if (slash < 1
                || !isToken(name.substring(0, slash))
                || !isToken(name.substring(slash + 1))
                || (name.startsWith("*/") && !name.equals("*/*"))) {
            return Optional.empty();
        }
        Optional<String> profile = Optional.empty();
        int quality = 1_000;
        for (String parameter : parts.subList(1, parts.size())) {
            int equals = parameter.indexOf('=');
            if (equals < 0) {
                continue;
            }
            String key = parameter.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            String value = Quoted.unquoted(parameter.substring(equals + 1).strip());
            if (key.equals("profile")) {
                profile = Optional.of(value);
            } else if (key.equals("q")) {
                quality = thousandths(value);
                if (quality < 0) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new MediaRange(name.substring(0, slash), name.substring(slash + 1), profile, quality));
    }

    private static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean alphanumeric = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!alphanumeric && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** The weight of RFC 9110, section 12.4.2, in thousandths; -1 when malformed. */
    private static int thousandths(String text) {
        if (text.isEmpty() || text.length() > 5 || (text.length() > 1 && text.charAt(1) != '.')) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < 5; i++) {
            char c = i < text.length() ? text.charAt(i) : '0';
            if (i == 1) {
                continue;
            }
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value <= 1_000 ? value : -1;
    }
}
