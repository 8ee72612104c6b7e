package dev.flint.http;

import io.vertx.core.buffer.Buffer;
import java.util.function.Supplier;

/**
 * A cold route: one path, one body.
 *
 * @param body asked for at each request; must not block
 * @param cacheControl value of the header field
 */
public record Page(String mediaType, Supplier<Buffer> body, String cacheControl) {
    /** A page that never changes while the process lives. */
    public static Page constant(String mediaType, Buffer body) {
        return new Page(mediaType, () -> body, "public, max-age=3600");
    }

    /** A page that may be another one at the next request. */
    public static Page current(String mediaType, Supplier<Buffer> body) {
        return new Page(mediaType, body, "no-cache");
    }
}
