package dev.flint.bid.vaa;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a client names in a header field, and how dear it is (RFC 9110, 12.4.2). */
final class Preferences {
    private static final int NAMES_MAX = 32;

    private Preferences() {}

    /**
     * One of them.
     *
     * @param name in lower case
     * @param weight 0 to 1
     */
    record Preference(String name, double weight) {}

    /** Reads a header field; what makes no sense in it weighs nothing. */
    static List<Preference> of(String field) {
        List<Preference> preferences = new ArrayList<>();
        int start = 0;
        while (start < field.length() && preferences.size() < NAMES_MAX) {
            int comma = field.indexOf(',', start);
            int end = comma < 0 ? field.length() : comma;
            String element = field.substring(start, end);
            int semicolon = element.indexOf(';');
            String name = semicolon < 0 ? element : element.substring(0, semicolon);
            double weight = semicolon < 0 ? 1 : weight(element.substring(semicolon + 1));
            preferences.add(new Preference(name.strip().toLowerCase(Locale.ROOT), weight));
            start = end + 1;
        }
        return preferences;
    }

    /** How dear a name is; 0 when it is not among them. */
    static double of(String name, List<Preference> preferences) {
        return preferences.stream()
                .filter(preference -> preference.name().equalsIgnoreCase(name))
                .mapToDouble(Preference::weight)
                .max()
                .orElse(0);
    }

    /** The parameter q among others; 1 without it, 0 for what is no weight. */
    private static double weight(String parameters) {
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
