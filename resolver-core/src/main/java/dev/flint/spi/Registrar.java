package dev.flint.spi;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** Takes signed operations and has them anchored. */
public interface Registrar {
    /**
     * Checks, anchors and answers. Runs on an event loop and never blocks; the future is completed on any thread.
     *
     * @param operation the request body as it came, within the size limit
     */
    Future<Receipt> submit(Buffer operation);

    /**
     * The answer to a submitted operation.
     *
     * @param httpStatus 200 or 201 when anchored, 4xx or 5xx when refused
     * @param body JSON
     * @param retryAfterSeconds when to try again; 0 if it makes no difference
     */
    record Receipt(int httpStatus, Buffer body, int retryAfterSeconds) {}
}
