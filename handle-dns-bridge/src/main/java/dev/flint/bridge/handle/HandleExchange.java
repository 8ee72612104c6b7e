package dev.flint.bridge.handle;

import io.vertx.core.Future;

/** Asks one server one question. */
@FunctionalInterface
public interface HandleExchange {
    /**
     * The whole answer; fails when there is none in time.
     *
     * @param request in one piece with its envelope
     */
    Future<byte[]> ask(HandleServer server, byte[] request);
}
