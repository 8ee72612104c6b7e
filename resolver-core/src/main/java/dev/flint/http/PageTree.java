package dev.flint.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** Everything below one path, found by whoever knows what is there. */
@FunctionalInterface
public interface PageTree {
    /** Asked on an event loop, never blocks; may answer on any thread. A failed future is broken machinery. */
    Future<Found> find(Wanted wanted);

    /**
     * What a client wants.
     *
     * @param path behind the tree's own, as it was sent
     * @param parameters of the query, decoded
     * @param accept the header's value, empty for none
     */
    record Wanted(String path, Map<String, String> parameters, String accept) {}

    /**
     * What is sent.
     *
     * @param cacheControl value of the header field
     */
    record Found(int status, String mediaType, Buffer body, String cacheControl) {
        /** A page that may be another one at the next request. */
        public static Found current(String mediaType, Buffer body) {
            return new Found(200, mediaType, body, "no-cache");
        }

        /** A page that never changes. */
        public static Found immutable(String mediaType, Buffer body) {
            return new Found(200, mediaType, body, "public, max-age=31536000, immutable");
        }

        /**
         * Problem details (RFC 9457).
         *
         * @param name last part of the type
         */
        public static Found problem(int status, String name, String title, String detail) {
            return new Found(status, ErrorBody.PROBLEM, ErrorBody.problem(status, name, title, detail), "no-store");
        }
    }
}
