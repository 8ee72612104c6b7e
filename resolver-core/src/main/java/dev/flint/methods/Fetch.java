package dev.flint.methods;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** A GET over HTTP. */
@FunctionalInterface
public interface Fetch {
    /** Never a failed future. */
    Future<Reply> get(String url, String accept);

    /** What came of it. */
    sealed interface Reply {
        /** The body of a response with the status 200. */
        record Body(Buffer body) implements Reply {}

        /** A response with another status. */
        record Status(int status) implements Reply {
            /** Whether it says that nothing lies there, or nothing any more. */
            public boolean isAbsence() {
                return status == 404 || status == 410;
            }
        }

        /**
         * No response, or none that was wanted.
         *
         * @param reason a few words for a person
         */
        record None(String reason) implements Reply {}
    }
}
