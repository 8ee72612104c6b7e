package dev.flint.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Cuts off those who hold a connection without asking anything. The server's own idle time-out is not used: it is no
 * guard against a client that sends one byte a second, and it would cut off those who wait for an answer. Confined to
 * one event loop.
 */
final class ConnectionGuard {
    private static final long SWEEP_MILLIS = 1_000;

    private final HttpLimits limits;
    private final LongSupplier nanoTime;
    private final IdentityHashMap<HttpConnection, Watch> open = new IdentityHashMap<>();

    ConnectionGuard(Vertx vertx, HttpLimits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
        vertx.setPeriodic(SWEEP_MILLIS, timer -> sweep());
    }

    void opened(HttpConnection connection) {
        if (open.size() >= limits.connectionsMax()) {
            connection.close();
            return;
        }
        var watch = new Watch();
        watch.expiresIn(limits.headDeadline());
        open.put(connection, watch);
        connection.closeHandler(closed -> open.remove(connection));
    }

    /**
     * A request head is complete. Its body has a deadline; while the answer is awaited the client is not to blame; from
     * the end of both on, the next head has a deadline.
     */
    void asked(HttpServerRequest request) {
        var watch = open.get(request.connection());
        if (watch != null) {
            watch.asked(request);
        }
    }

    private void sweep() {
        long now = nanoTime.getAsLong();
        List<HttpConnection> late = open.entrySet().stream()
                .filter(entry -> entry.getValue().isOver(now))
                .map(Map.Entry::getKey)
                .toList();
        late.forEach(HttpConnection::close);
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.headers().get(HttpHeaders.CONTENT_LENGTH);
        return (length != null && !length.equals("0")) || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /** The deadline of one connection, and the request that it is about. */
    private final class Watch {
        private boolean timed;
        private long deadlineNanos;
        private int requests;
        private boolean read;
        private boolean answered;

        void asked(HttpServerRequest request) {
            int number = ++requests;
            answered = false;
            read = !hasBody(request);
            if (read) {
                timed = false;
            } else {
                expiresIn(limits.bodyDeadline());
                request.end().onComplete(end -> {
                    if (number == requests) {
                        read = true;
                        settle();
                    }
                });
            }
            request.response().endHandler(end -> {
                if (number == requests) {
                    answered = true;
                    settle();
                }
            });
        }

        private void settle() {
            if (read && answered) {
                expiresIn(limits.keepAlive());
            } else if (read) {
                timed = false;
            }
        }

        void expiresIn(Duration duration) {
            timed = true;
            deadlineNanos = nanoTime.getAsLong() + duration.toNanos();
        }

        boolean isOver(long now) {
            return timed && deadlineNanos - now < 0;
        }
    }
}
