package dev.flint.bid.recursion;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** Asks another resolver over HTTP. Addresses come from documents: whoever connects refuses those it must not reach. */
@FunctionalInterface
public interface Upstream {
    /** A body within the limits of size and time, of a response with the status 200; anything else is a failure. */
    Future<Buffer> get(String url);
}
