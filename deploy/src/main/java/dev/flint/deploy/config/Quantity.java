package dev.flint.deploy.config;

import java.util.Map;
import java.util.OptionalLong;

/** A number directly followed by its unit, as {@code 64MiB} or {@code 250ms}; the unit is never left out. */
final class Quantity {
    /** Digits of a number; 12 of them times the largest unit still fit a {@code long} or are told apart by division. */
    private static final int DIGITS_MAX = 12;

    private Quantity() {}

    /**
     * Reads a quantity.
     *
     * @param units from the name of a unit to its size in the smallest one
     * @return the quantity in the smallest unit; empty if the text is no quantity or does not fit
     */
    static OptionalLong parse(String text, Map<String, Long> units) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        Long unit = units.get(text.substring(digits));
        if (digits == 0 || digits > DIGITS_MAX || unit == null) {
            return OptionalLong.empty();
        }
        long count = Long.parseLong(text.substring(0, digits));
        return count > Long.MAX_VALUE / unit ? OptionalLong.empty() : OptionalLong.of(count * unit);
    }
}
