package dev.flint.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Cuts off those who hold a connection without asking anything: an idle time-out alone is no guard against a client
 * that sends one byte a second. Confined to one event loop.
 */
final class ConnectionGuard {
    private static final long SWEEP_MILLIS = 1_000;

    private final HttpLimits limits;
    private final LongSupplier nanoTime;
    private final IdentityHashMap<HttpConnection, Deadline> open = new IdentityHashMap<>();

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
        open.put(connection, new Deadline(in(limits.headDeadline())));
        connection.closeHandler(closed -> open.remove(connection));
    }

    /** A request head is complete: the next one, or the end of this one's body, may take its time from now. */
    void asked(HttpServerRequest request, boolean withBody) {
        var deadline = open.get(request.connection());
        if (deadline == null) {
            return;
        }
        if (withBody) {
            deadline.nanos = in(limits.bodyDeadline());
            request.response().endHandler(sent -> deadline.nanos = in(limits.keepAlive()));
        } else {
            deadline.nanos = in(limits.keepAlive());
        }
    }

    private void sweep() {
        long now = nanoTime.getAsLong();
        List<HttpConnection> late = open.entrySet().stream()
                .filter(entry -> entry.getValue().nanos - now < 0)
                .map(Map.Entry::getKey)
                .toList();
        late.forEach(HttpConnection::close);
    }

    private long in(Duration duration) {
        return nanoTime.getAsLong() + duration.toNanos();
    }

    private static final class Deadline {
        private long nanos;

        Deadline(long nanos) {
            this.nanos = nanos;
        }
    }
}
