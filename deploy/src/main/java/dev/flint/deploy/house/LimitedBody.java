package dev.flint.deploy.house;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Bodies of requests, up to a limit. */
final class LimitedBody {
    private static final long WAITED_FOR_OCTETS = 1 << 20;

    private LimitedBody() {}

    /**
     * The whole body; empty when it is longer than the limit, and nothing of it is kept then. A little more is waited
     * for, since whoever is sending does not listen. To be asked for where the request has arrived. Fails when the
     * connection is lost.
     */
    static Future<Optional<Buffer>> of(HttpServerRequest request, int octetsMax) {
        Promise<Optional<Buffer>> promise = Promise.promise();
        var body = Buffer.buffer();
        var octets = new AtomicLong();
        request.handler(chunk -> {
            long now = octets.addAndGet(chunk.length());
            if (now <= octetsMax) {
                body.appendBuffer(chunk);
            } else if (now > octetsMax + WAITED_FOR_OCTETS) {
                promise.tryComplete(Optional.empty());
            }
        });
        request.endHandler(
                ended -> promise.tryComplete(octets.get() <= octetsMax ? Optional.of(body) : Optional.empty()));
        request.exceptionHandler(promise::tryFail);
        return promise.future();
    }
}
