package dev.flint.deploy.house;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** Bodies of requests, up to a limit. */
final class LimitedBody {
    private LimitedBody() {}

    /**
     * The whole body; empty as soon as it is longer than the limit, and nothing more is kept then. To be asked for
     * where the request has arrived. Fails when the connection is lost.
     */
    static Future<Optional<Buffer>> of(HttpServerRequest request, int octetsMax) {
        Promise<Optional<Buffer>> promise = Promise.promise();
        var body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() + chunk.length() > octetsMax) {
                promise.tryComplete(Optional.empty());
            } else if (!promise.future().isComplete()) {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(ended -> promise.tryComplete(Optional.of(body)));
        request.exceptionHandler(promise::tryFail);
        return promise.future();
    }
}
