package dev.flint.http;

import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The Date header field, written once per second; confined to one event loop. */
final class HttpDate {
    // Not RFC_1123_DATE_TIME, which writes the first nine days of a month with one digit.
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final InstantSource clock;
    private long second = Long.MIN_VALUE;
    private CharSequence text = "";

    HttpDate(InstantSource clock) {
        this.clock = clock;
    }

    /** Of the text that was given last, seconds since 1970. */
    long seconds() {
        return second;
    }

    CharSequence now() {
        long current = Math.floorDiv(clock.millis(), 1_000L);
        if (current != second) {
            second = current;
            text = HttpHeaders.createOptimized(FORMAT.format(Instant.ofEpochSecond(current)));
        }
        return text;
    }
}
