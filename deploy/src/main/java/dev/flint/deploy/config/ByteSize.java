package dev.flint.deploy.config;

import java.util.Map;
import java.util.OptionalLong;

/**
 * A number of bytes such as {@code 64MiB}; the units are B, KiB, MiB, GiB and TiB.
 *
 * @param least in the same form
 * @param most in the same form
 */
record ByteSize(String least, String most) implements ValueKind<Long> {
    private static final Map<String, Long> BYTES =
            Map.of("B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30, "TiB", 1L << 40);

    @Override
    public String accepts() {
        return "a size from " + least + " to " + most;
    }

    @Override
    public ValueReading<Long> read(String text) {
        OptionalLong bytes = Quantity.parse(text, BYTES);
        if (bytes.isEmpty() || bytes.getAsLong() < bytes(least) || bytes.getAsLong() > bytes(most)) {
            return bad(text);
        }
        return new ValueReading.Good<>(bytes.getAsLong());
    }

    private static long bytes(String limit) {
        return Quantity.parse(limit, BYTES).orElseThrow();
    }
}
