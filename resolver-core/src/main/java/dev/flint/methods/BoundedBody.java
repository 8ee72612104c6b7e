package dev.flint.methods;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/** Reads the body of a response up to a limit, and not a byte more. */
final class BoundedBody {
    private BoundedBody() {}

    /** A failed future when it is longer, or breaks off. */
    static Future<Buffer> read(HttpClientResponse response, int bytesMax) {
        var body = Buffer.buffer();
        Promise<Buffer> whole = Promise.promise();
        response.exceptionHandler(whole::tryFail);
        response.endHandler(end -> whole.tryComplete(body));
        response.handler(chunk -> {
            if (body.length() + chunk.length() <= bytesMax) {
                body.appendBuffer(chunk);
            } else if (whole.tryFail("longer than " + bytesMax + " bytes")) {
                response.request().reset();
            }
        });
        return whole.future();
    }
}
