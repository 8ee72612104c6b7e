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
     * @param query as it was sent, empty for none
     * @param parameters of the query, decoded
     * @param accept the header's value, empty for none
     * @param acceptLanguage the header's value, empty for none
     * @param host under which it is asked for, with its port; empty when the client did not say
     */
    record Wanted(
            String path,
            String query,
            Map<String, String> parameters,
            String accept,
            String acceptLanguage,
            String host) {}

    /**
     * What is sent.
     *
     * @param cacheControl value of the header field
     * @param fields further header fields
     */
    record Found(int status, String mediaType, Buffer body, String cacheControl, Map<String, String> fields) {
        public Found {
            fields = Map.copyOf(fields);
        }

        /** Without further header fields. */
        public Found(int status, String mediaType, Buffer body, String cacheControl) {
            this(status, mediaType, body, cacheControl, Map.of());
        }

        /** The same with other header fields. */
        public Found with(Map<String, String> others) {
            return new Found(status, mediaType, body, cacheControl, others);
        }

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
