package dev.flint.http;

import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Web servers on one port, one on each event loop, with limits on whoever connects. */
public final class WebServers {
    private static final int ACCEPT_BACKLOG = 1_024;
    private static final int HEADER_BYTES_MAX = 8_192;
    private static final AtomicInteger SHARED_PORTS = new AtomicInteger();

    private final Vertx vertx;
    private final int eventLoops;
    private final HttpLimits limits;
    private final LongSupplier nanoTime;
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();

    /**
     * What is done with requests on one event loop.
     *
     * @param broken takes what is no request of HTTP, or too long for one
     */
    public record Handlers(Handler<HttpServerRequest> requests, Handler<HttpServerRequest> broken) {
        /** What is broken is refused with status 400, 414 or 431. */
        public Handlers(Handler<HttpServerRequest> requests) {
            this(requests, HttpServerRequest.DEFAULT_INVALID_REQUEST_HANDLER);
        }
    }

    /** @param eventLoops at least one */
    public WebServers(Vertx vertx, int eventLoops, HttpLimits limits) {
        this(vertx, eventLoops, limits, System::nanoTime);
    }

    /** @param nanoTime monotonic, by which connections are cut off */
    WebServers(Vertx vertx, int eventLoops, HttpLimits limits, LongSupplier nanoTime) {
        this.vertx = vertx;
        this.eventLoops = eventLoops;
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    /**
     * Serves until Vert.x is closed, or until {@link #shutdown}.
     *
     * @param port 0 for any that is free
     * @param handlers for each event loop
     * @return the port
     */
    public Future<Integer> listen(String host, int port, Function<Context, Handlers> handlers) {
        return listen(host, port, options(), handlers);
    }

    /** The same over TLS. A failed future: the port is taken, or the certificate is none. */
    public Future<Integer> listenOverTls(
            String host, int port, KeyCertOptions certificate, Function<Context, Handlers> handlers) {
        return listen(host, port, options().setSsl(true).setKeyCertOptions(certificate), handlers);
    }

    private Future<Integer> listen(
            String host, int port, HttpServerOptions options, Function<Context, Handlers> handlers) {
        // Port 0 would give each loop a port of its own.
        var address = port == 0
                ? SocketAddress.sharedRandomPort(SHARED_PORTS.incrementAndGet(), host)
                : SocketAddress.inetSocketAddress(port, host);
        return vertx.deployVerticle(
                        () -> new Loop(address, options, handlers), new DeploymentOptions().setInstances(eventLoops))
                .map(deployed -> servers.get(0).actualPort());
    }

    /** Shows another certificate to whom connects from now on. A failed future: it is none. */
    public Future<Void> show(KeyCertOptions certificate) {
        return Future.join(servers.stream()
                        .map(server -> server.updateSSLOptions(new ServerSSLOptions().setKeyCertOptions(certificate)))
                        .toList())
                .mapEmpty();
    }

    /** Takes no new connections, lets requests in flight end, and cuts off what is left after the grace period. */
    public Future<Void> shutdown(Duration grace) {
        return Future.join(
                        servers.stream().map(server -> server.shutdown(grace)).toList())
                .mapEmpty();
    }

    private static HttpServerOptions options() {
        return new HttpServerOptions()
                .setAcceptBacklog(ACCEPT_BACKLOG)
                .setMaxInitialLineLength(HttpLimits.REQUEST_LINE_BYTES_MAX)
                .setMaxHeaderSize(HEADER_BYTES_MAX)
                // Without them there is no WebSocket handler in the way of each request, whose limit of 128 pipelined
                // ones ends in a stack trace per request.
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setHttp2ClearTextEnabled(false);
    }

    /** One event loop's server and everything that is confined to it. */
    private final class Loop extends VerticleBase {
        private final SocketAddress address;
        private final HttpServerOptions options;
        private final Function<Context, Handlers> handlers;

        Loop(SocketAddress address, HttpServerOptions options, Function<Context, Handlers> handlers) {
            this.address = address;
            this.options = options;
            this.handlers = handlers;
        }

        @Override
        public Future<?> start() {
            var guard = new ConnectionGuard(vertx, limits, nanoTime);
            var own = handlers.apply(context);
            var server = vertx.createHttpServer(options)
                    .connectionHandler(guard::opened)
                    .invalidRequestHandler(own.broken())
                    .requestHandler(request -> {
                        guard.asked(request);
                        own.requests().handle(request);
                    });
            servers.add(server);
            return server.listen(address);
        }
    }
}
