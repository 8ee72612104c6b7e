package dev.flint.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** Takes a body of any type. */
@FunctionalInterface
public interface PostRoute {
    /**
     * Asked on an event loop, never blocks; may answer on any thread. A failed future is broken machinery.
     *
     * @param parameters of the query, decoded
     */
    Future<PageTree.Found> post(Map<String, String> parameters, Buffer body);
}
