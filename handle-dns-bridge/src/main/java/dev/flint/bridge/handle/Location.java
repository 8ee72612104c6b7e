package dev.flint.bridge.handle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A place that somebody can be sent to.
 *
 * @param attributes by name, in their order
 */
public record Location(Map<String, String> attributes) {
    private static final double WEIGHT_DEFAULT = 1;
    private static final double WEIGHT_MAX = 1e6;

    public Location {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    public String href() {
        return attributes.getOrDefault("href", "");
    }

    /** How often it is taken, compared with others; 0 for one that is taken only if nothing else is left. */
    double weight() {
        return Math.min(WEIGHT_MAX, Math.max(0, number("weight").orElse(WEIGHT_DEFAULT)));
    }

    OptionalDouble score() {
        return number("score");
    }

    private OptionalDouble number(String name) {
        try {
            double number = Double.parseDouble(attributes.getOrDefault(name, ""));
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException notOne) {
            return OptionalDouble.empty();
        }
    }

    /** @param attribute name, colon and value */
    boolean has(String attribute) {
        int colon = attribute.indexOf(':');
        return colon > 0 && attribute.substring(colon + 1).equals(attributes.get(attribute.substring(0, colon)));
    }
}
