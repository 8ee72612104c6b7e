package dev.flint.http;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The HTTP side of the resolver: one server per event loop on one port. */
public final class HttpFront {
    private static final int ACCEPT_BACKLOG = 1_024;
    private static final int HEADER_BYTES_MAX = 8_192;

    private final Vertx vertx;
    private final HttpRoutes routes;
    private final HttpManners manners;
    private final HttpLimits limits;
    private final InstantSource clock;
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();

    public HttpFront(Vertx vertx, HttpRoutes routes, HttpManners manners, HttpLimits limits, InstantSource clock) {
        this.vertx = vertx;
        this.routes = withDescriptions(routes);
        this.manners = manners;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Listens on every event loop.
     *
     * @param port 0 for any that is free
     * @param eventLoops at least one
     * @return the port
     */
    public Future<Integer> listen(String host, int port, int eventLoops) {
        // The first one finds the port that the others share.
        return vertx.deployVerticle(new Loop(SocketAddress.inetSocketAddress(port, host)))
                .compose(first -> {
                    int actual = servers.get(0).actualPort();
                    if (eventLoops == 1) {
                        return Future.succeededFuture(actual);
                    }
                    var others = new DeploymentOptions().setInstances(eventLoops - 1);
                    return vertx.deployVerticle(() -> new Loop(SocketAddress.inetSocketAddress(actual, host)), others)
                            .map(deployed -> actual);
                });
    }

    /** Takes no new connections, lets requests in flight end, and cuts off what is left after the grace period. */
    public Future<Void> shutdown(Duration grace) {
        return Future.join(
                        servers.stream().map(server -> server.shutdown(grace)).toList())
                .mapEmpty();
    }

    private static HttpRoutes withDescriptions(HttpRoutes routes) {
        Map<String, Page> pages =
                new HashMap<>(Descriptions.of(routes.resolver().drivers()));
        pages.putAll(routes.pages());
        return new HttpRoutes(routes.resolver(), pages, routes.registrars(), routes.readiness());
    }

    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setAcceptBacklog(ACCEPT_BACKLOG)
                .setMaxInitialLineLength(HttpLimits.REQUEST_LINE_BYTES_MAX)
                .setMaxHeaderSize(HEADER_BYTES_MAX)
                .setHttp2ClearTextEnabled(false)
                .setIdleTimeout((int) limits.keepAlive().toSeconds());
    }

    /** One event loop's server and everything that is confined to it. */
    private final class Loop extends VerticleBase {
        private final SocketAddress address;

        Loop(SocketAddress address) {
            this.address = address;
        }

        @Override
        public Future<?> start() {
            var responses = new Responses(new HttpDate(clock));
            var guard = new ConnectionGuard(vertx, limits, System::nanoTime);
            var hot = new ResolverServer(routes.resolver(), manners, responses);
            var cold = new ColdRoutes(routes, responses, context);
            var server = vertx.createHttpServer(options())
                    .connectionHandler(guard::opened)
                    .requestHandler(request -> {
                        guard.asked(request, request.method().equals(HttpMethod.POST));
                        if (request.uri().startsWith(ResolverServer.PATH)) {
                            hot.handle(request);
                        } else {
                            cold.handle(request);
                        }
                    });
            servers.add(server);
            return server.listen(address);
        }
    }
}
