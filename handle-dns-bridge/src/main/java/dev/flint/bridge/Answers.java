package dev.flint.bridge;

import io.vertx.core.Future;
import java.util.Optional;

/** The messages of one answer, taken one after the other. */
public interface Answers {
    /** The next message; empty after the last. Not to be asked for before the one before is there. */
    Future<Optional<byte[]>> next();

    /** Nothing more is wanted. Idempotent. */
    void close();

    /** One message. */
    static Answers of(Future<byte[]> message) {
        return new Answers() {
            private boolean taken;

            @Override
            public Future<Optional<byte[]>> next() {
                if (taken) {
                    return Future.succeededFuture(Optional.empty());
                }
                taken = true;
                return message.map(Optional::of);
            }

            @Override
            public void close() {
                taken = true;
            }
        };
    }
}
