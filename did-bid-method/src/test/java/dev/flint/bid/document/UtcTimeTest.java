package dev.flint.bid.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UtcTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-01-05T10:00:00Z, 2026-01-05T10:00:00Z",
        "2026-01-05T10:00:00.5Z, 2026-01-05T10:00:00.500Z",
        "2026-01-05T10:00:00.123456789Z, 2026-01-05T10:00:00.123456789Z",
        "2024-02-29T23:59:59Z, 2024-02-29T23:59:59Z",
    })
    void parse_timeOfTheRule_isRead(String text, String instant) {
        assertThat(UtcTime.parse(text)).contains(Instant.parse(instant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-01-05T10:00:00",
                "2026-01-05 10:00:00Z",
                "2026-01-05T10:00:00z",
                "2026-01-05T10:00:00+00:00",
                "2026-02-29T10:00:00Z",
                "2026-13-05T10:00:00Z",
                "2026-00-05T10:00:00Z",
                "2026-01-00T10:00:00Z",
                "2026-01-05T24:00:00Z",
                "2026-01-05T10:60:00Z",
                "2026-01-05T10:00:60Z",
                "2026-01-05T10:00:00.Z",
                "2026-01-05T10:00:00.1234567890Z",
                "2026-01-05T10:00:00.12x Z",
                "+026-01-05T10:00:00Z",
                "٢٠٢٦-01-05T10:00:00Z",
            })
    void parse_anythingElse_isNone(String text) {
        assertThat(UtcTime.parse(text)).isEmpty();
    }
}
