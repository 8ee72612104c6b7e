package dev.flint.bridge;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/** Waiting for what others complete on threads of their own, or what several wait for. */
public final class Waiting {
    private Waiting() {}

    /** The same, completed on the event loop of whoever asks; on any thread when that is none. */
    public static <T> Future<T> here(Future<T> future) {
        if (future.succeeded()) {
            return Future.succeededFuture(future.result());
        }
        Context context = Vertx.currentContext();
        if (context == null) {
            return future;
        }
        Promise<T> promise = Promise.promise();
        future.onComplete(result -> context.runOnContext(there -> promise.handle(result)));
        return promise.future();
    }
}
