package dev.flint.deploy.config;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A duration such as {@code 250ms}, {@code 5s}, {@code 10m}, {@code 2h}, {@code 7d}; a day is 24 hours.
 *
 * @param least in the same form
 * @param most in the same form
 */
record TimeSpan(String least, String most) implements ValueKind<Duration> {
    private static final Map<String, Long> MILLIS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

    @Override
    public String accepts() {
        return "a duration from " + least + " to " + most;
    }

    @Override
    public ValueReading<Duration> read(String text) {
        OptionalLong millis = Quantity.parse(text, MILLIS);
        if (millis.isEmpty() || millis.getAsLong() < millis(least) || millis.getAsLong() > millis(most)) {
            return bad(text);
        }
        return new ValueReading.Good<>(Duration.ofMillis(millis.getAsLong()));
    }

    private static long millis(String limit) {
        return Quantity.parse(limit, MILLIS).orElseThrow();
    }
}
