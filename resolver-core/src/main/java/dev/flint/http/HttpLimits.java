package dev.flint.http;

import java.time.Duration;

/**
 * What the server puts up with.
 *
 * @param connectionsMax open connections per event loop
 * @param headDeadline from the opening of a connection to the end of its first request head
 * @param bodyDeadline from the end of a request head to the end of its body
 * @param keepAlive from the end of one request to the end of the next one's head
 */
public record HttpLimits(int connectionsMax, Duration headDeadline, Duration bodyDeadline, Duration keepAlive) {
    /** Longest request body, in bytes: a document of 256,000 octets and what stands around it. */
    public static final int BODY_BYTES_MAX = 300_000;

    /** Longest request line, in bytes: an identifier of 4,096 characters, each percent-encoded, and its options. */
    public static final int REQUEST_LINE_BYTES_MAX = 16_384;

    public HttpLimits {
        if (connectionsMax < 1) {
            throw new IllegalArgumentException("connections: " + connectionsMax);
        }
    }

    public static HttpLimits defaults() {
        return new HttpLimits(10_000, Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(60));
    }
}
