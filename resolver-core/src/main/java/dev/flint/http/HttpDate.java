package dev.flint.http;

import dev.flint.pipeline.Rendering;
import io.vertx.core.http.HttpHeaders;
import java.time.InstantSource;

/** The Date header field, written once per second; confined to one event loop. */
final class HttpDate {
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
            text = HttpHeaders.createOptimized(Rendering.httpDate(current));
        }
        return text;
    }
}
