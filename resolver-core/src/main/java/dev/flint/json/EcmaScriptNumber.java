package dev.flint.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as ECMAScript writes them (ECMA-262, Number::toString): the fewest digits that read back as the same double.
 * {@link Double#toString(double)} of Java 17 sometimes writes one digit too many. Slow, but documents hold integers.
 */
public final class EcmaScriptNumber {
    private static final int DIGITS_MAX = 17;
    private static final int PLAIN_EXPONENT_MAX = 21;
    private static final int PLAIN_EXPONENT_MIN = -6;

    private EcmaScriptNumber() {}

    public static String toText(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not a JSON number: " + value);
        }
        if (value == 0) {
            return "0";
        }
        return value < 0 ? "-" + positive(-value) : positive(value);
    }

    private static String positive(double value) {
        BigDecimal shortest = shortest(value).stripTrailingZeros();
        String digits = shortest.unscaledValue().toString();
        int count = digits.length();
        int point = count - shortest.scale(); // the value is 0.digits times ten to this power
        if (count <= point && point <= PLAIN_EXPONENT_MAX) {
            return digits + "0".repeat(point - count);
        }
        if (0 < point && point <= PLAIN_EXPONENT_MAX) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (PLAIN_EXPONENT_MIN < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        int exponent = point - 1;
        String mantissa = count == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }

    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < DIGITS_MAX; digits++) {
            // Both neighbours: below a power of two doubles are denser than above it, so the nearer one may fail.
            BigDecimal below = exact.round(new MathContext(digits, RoundingMode.DOWN));
            BigDecimal above = exact.round(new MathContext(digits, RoundingMode.UP));
            boolean belowHolds = below.doubleValue() == value;
            boolean aboveHolds = above.doubleValue() == value;
            if (belowHolds && aboveHolds) {
                return nearer(exact, below, above);
            }
            if (belowHolds || aboveHolds) {
                return belowHolds ? below : above;
            }
        }
        return exact.round(new MathContext(DIGITS_MAX, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal nearer(BigDecimal exact, BigDecimal below, BigDecimal above) {
        int comparison = exact.subtract(below).compareTo(above.subtract(exact));
        if (comparison == 0) {
            BigInteger last = below.unscaledValue().mod(BigInteger.TWO);
            return last.signum() == 0 ? below : above;
        }
        return comparison < 0 ? below : above;
    }
}
