package dev.flint.bid.vaa;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Which languages a client reads, the dearest first (RFC 9110, 12.5.4; lookup of RFC 4647, 3.4).
 *
 * @param ranges in lower case
 */
record Languages(List<String> ranges) {
    private static final int RANGES_MAX = 32;

    private record Weighed(String range, double weight) {}

    Languages {
        ranges = List.copyOf(ranges);
    }

    /** Reads a header field; what makes no sense in it is left out. */
    static Languages of(String acceptLanguage) {
        List<Weighed> weighed = new ArrayList<>();
        int start = 0;
        while (start < acceptLanguage.length() && weighed.size() < RANGES_MAX) {
            int comma = acceptLanguage.indexOf(',', start);
            int end = comma < 0 ? acceptLanguage.length() : comma;
            String element = acceptLanguage.substring(start, end);
            int semicolon = element.indexOf(';');
            String range = (semicolon < 0 ? element : element.substring(0, semicolon))
                    .strip()
                    .toLowerCase(Locale.ROOT);
            double weight = semicolon < 0 ? 1 : MediaTypes.weight(element.substring(semicolon + 1));
            if (!range.isEmpty() && !range.equals("*") && weight > 0) {
                weighed.add(new Weighed(range, weight));
            }
            start = end + 1;
        }
        weighed.sort(Comparator.comparingDouble(Weighed::weight).reversed());
        return new Languages(weighed.stream().map(Weighed::range).toList());
    }

    /** Those that speak the dearest language that any of them speaks; none if none does. */
    List<TargetLink> best(List<TargetLink> links) {
        for (String range : ranges) {
            for (String tag = range; !tag.isEmpty(); tag = shortened(tag)) {
                String wanted = tag;
                var speaking = links.stream()
                        .filter(link -> link.hreflang().stream().anyMatch(language -> isIn(language, wanted)))
                        .toList();
                if (!speaking.isEmpty()) {
                    return speaking;
                }
            }
        }
        return List.of();
    }

    /** Whether {@code zh-CN} is in {@code zh}, and {@code zh} in itself. */
    private static boolean isIn(String language, String range) {
        String lower = language.toLowerCase(Locale.ROOT);
        return lower.equals(range) || lower.startsWith(range + '-');
    }

    private static String shortened(String tag) {
        int dash = tag.lastIndexOf('-');
        return dash < 0 ? "" : tag.substring(0, dash);
    }
}
