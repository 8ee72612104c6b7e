package dev.flint.bid.document;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/** Times as documents and operations write them: {@code yyyy-MM-ddTHH:mm:ssZ}, read with a fraction, too. */
public final class UtcTime {
    private static final String SHAPE = "0000-00-00T00:00:00";
    private static final int FRACTION_DIGITS_MAX = 9;

    private UtcTime() {}

    /** Reads a time of the years 0000 to 9999; nine digits behind the point at most. */
    public static Optional<Instant> parse(String text) {
        int last = text.length() - 1;
        if (last < SHAPE.length() || text.charAt(last) != 'Z') {
            return Optional.empty();
        }
        for (int i = 0; i < SHAPE.length(); i++) {
            char shape = SHAPE.charAt(i);
            if (shape == '0' ? !isDigit(text.charAt(i)) : text.charAt(i) != shape) {
                return Optional.empty();
            }
        }
        int nanos = fraction(text, SHAPE.length(), last);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (nanos < 0 || month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) {
            return Optional.empty();
        }
        int year = number(text, 0, 4);
        if (day > YearMonth.of(year, month).lengthOfMonth()) {
            return Optional.empty();
        }
        return Optional.of(LocalDate.of(year, month, day)
                .atTime(hour, minute, second, nanos)
                .toInstant(ZoneOffset.UTC));
    }

    /** Nanoseconds between the seconds and the Z: none, or a point and one to nine digits; negative otherwise. */
    private static int fraction(String text, int start, int end) {
        int digits = end - start - 1;
        if (start == end) {
            return 0;
        }
        if (text.charAt(start) != '.' || digits < 1 || digits > FRACTION_DIGITS_MAX) {
            return -1;
        }
        int nanos = 0;
        for (int i = 0; i < FRACTION_DIGITS_MAX; i++) {
            char c = i < digits ? text.charAt(start + 1 + i) : '0';
            if (!isDigit(c)) {
                return -1;
            }
            nanos = nanos * 10 + (c - '0');
        }
        return nanos;
    }

    private static int number(String text, int start, int end) {
        int number = 0;
        for (int i = start; i < end; i++) {
            number = number * 10 + (text.charAt(i) - '0');
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
