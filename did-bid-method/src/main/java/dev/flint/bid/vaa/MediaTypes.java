package dev.flint.bid.vaa;

import java.util.List;
import java.util.Locale;

/** Which of several targets has the type that a client likes best. */
final class MediaTypes {
    private static final int RANGES_MAX = 32;

    private MediaTypes() {}

    /** Those of the type that is liked best; all when none is liked more than others. */
    static List<TargetLink> best(List<TargetLink> links, String accept) {
        double best =
                links.stream().mapToDouble(link -> weight(link, accept)).max().orElse(0);
        return links.stream().filter(link -> weight(link, accept) == best).toList();
    }

    private static double weight(TargetLink link, String accept) {
        String type = link.mediaType().orElse("").toLowerCase(Locale.ROOT);
        return type.isEmpty() ? 0 : weight(accept, type);
    }

    /** How much a type is liked: 0 to 1. */
    static double weight(String accept, String type) {
        double weight = 0;
        int start = 0;
        for (int i = 0; start < accept.length() && i < RANGES_MAX; i++) {
            int comma = accept.indexOf(',', start);
            int end = comma < 0 ? accept.length() : comma;
            String element = accept.substring(start, end);
            int semicolon = element.indexOf(';');
            String range = (semicolon < 0 ? element : element.substring(0, semicolon)).strip();
            if (range.equalsIgnoreCase(type)) {
                weight = Math.max(weight, semicolon < 0 ? 1 : weight(element.substring(semicolon + 1)));
            }
            start = end + 1;
        }
        return weight;
    }

    /** The parameter q among others; 1 without it, 0 for what is no weight. */
    static double weight(String parameters) {
        for (String parameter : parameters.split(";", -1)) {
            String text = parameter.strip();
            if (text.startsWith("q=") || text.startsWith("Q=")) {
                return decimal(text.substring(2));
            }
        }
        return 1;
    }

    /** As RFC 9110, 12.4.2, has it: 0 to 1 with three digits behind the point. */
    private static double decimal(String text) {
        if (text.isEmpty() || text.length() > 5 || (text.charAt(0) != '0' && text.charAt(0) != '1')) {
            return 0;
        }
        double value = text.charAt(0) - '0';
        double unit = 0.1;
        for (int i = 1; i < text.length(); i++, unit /= i > 2 ? 10 : 1) {
            char c = text.charAt(i);
            if (i == 1 ? c != '.' : c < '0' || c > '9') {
                return 0;
            }
            value += i == 1 ? 0 : (c - '0') * unit;
        }
        return Math.min(value, 1);
    }
}
