package dev.flint.bid.vaa;

import dev.flint.bid.vaa.Preferences.Preference;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Which languages a client reads, the dearest first (RFC 9110, 12.5.4; lookup of RFC 4647, 3.4).
 *
 * @param ranges in lower case
 */
record Languages(List<String> ranges) {
    Languages {
        ranges = List.copyOf(ranges);
    }

    /** Reads a header field; what makes no sense in it is left out. */
    static Languages of(String acceptLanguage) {
        return new Languages(Preferences.of(acceptLanguage).stream()
                .filter(each -> !each.name().isEmpty() && !each.name().equals("*") && each.weight() > 0)
                .sorted(Comparator.comparingDouble(Preference::weight).reversed())
                .map(Preference::name)
                .toList());
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
