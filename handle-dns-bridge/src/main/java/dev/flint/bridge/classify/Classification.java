package dev.flint.bridge.classify;

import java.util.List;

/**
 * What a text may be.
 *
 * @param text without blanks around it, compatibility characters replaced
 * @param normalized whether characters were replaced: full-width digits and the like
 * @param readings the one to be followed first
 */
public record Classification(String text, boolean normalized, List<Reading> readings) {
    public Classification {
        readings = List.copyOf(readings);
    }

    /**
     * One of them.
     *
     * @param exact whether a scheme or a check digit says so, or only the shape
     */
    public record Reading(Kind kind, boolean exact) {}
}
