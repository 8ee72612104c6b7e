package dev.flint.http;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/** The HTTP side of the resolver: one server per event loop on one port. */
public final class HttpFront {
    private static final int ACCEPT_BACKLOG = 1_024;
    private static final int HEADER_BYTES_MAX = 8_192;
    private static final int SHARED_PORT_ID = 1;

    private final Vertx vertx;
    private final HttpRoutes routes;
    private final HttpManners manners;
    private final HttpLimits limits;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();

    /** With the machine's own monotonic time. */
    public HttpFront(Vertx vertx, HttpRoutes routes, HttpManners manners, HttpLimits limits, InstantSource clock) {
        this(vertx, routes, manners, limits, clock, System::nanoTime);
    }

    /** @param nanoTime monotonic, by which connections are cut off */
    HttpFront(
            Vertx vertx,
            HttpRoutes routes,
            HttpManners manners,
            HttpLimits limits,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.vertx = vertx;
        this.routes = withDescriptions(routes, manners);
        this.manners = manners;
        this.limits = limits;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /**
     * Listens on every event loop.
     *
     * @param port 0 for any that is free
     * @param eventLoops at least one
     * @return the port
     */
    public Future<Integer> listen(String host, int port, int eventLoops) {
        // Port 0 would give each loop a port of its own.
        var address = port == 0
                ? SocketAddress.sharedRandomPort(SHARED_PORT_ID, host)
                : SocketAddress.inetSocketAddress(port, host);
        return vertx.deployVerticle(() -> new Loop(address), new DeploymentOptions().setInstances(eventLoops))
                .map(deployed -> servers.get(0).actualPort());
    }

    /** Takes no new connections, lets requests in flight end, and cuts off what is left after the grace period. */
    public Future<Void> shutdown(Duration grace) {
        return Future.join(
                        servers.stream().map(server -> server.shutdown(grace)).toList())
                .mapEmpty();
    }

    private static HttpRoutes withDescriptions(HttpRoutes routes, HttpManners manners) {
        Map<String, PostRoute> posts = new HashMap<>(routes.posts());
        var batch = new Batch(routes.resolver(), manners);
        posts.put(Batch.PATH, (parameters, body) -> batch.answer(body));
        Map<String, Page> pages =
                new HashMap<>(Descriptions.of(routes.resolver().drivers()));
        pages.putAll(routes.pages());
        return new HttpRoutes(routes.resolver(), pages, routes.trees(), routes.registrars(), posts, routes.readiness());
    }

    private HttpServerOptions options() {
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

        Loop(SocketAddress address) {
            this.address = address;
        }

        @Override
        public Future<?> start() {
            var responses = new Responses(new HttpDate(clock));
            var guard = new ConnectionGuard(vertx, limits, nanoTime);
            var replies = new Replies(responses, context);
            var standard = Forms.standard(manners.legacyEnvelope());
            var hot = new ResolverServer(routes.resolver(), standard, manners, replies);
            // A Universal Resolver passes on what its own clients said, known here or not.
            var lenient = new HttpManners(false, false, manners.refuseNoCache());
            var driver = new ResolverServer(routes.resolver(), Forms.forDriver(), lenient, replies);
            var cold = new ColdRoutes(routes, responses, context);
            var server = vertx.createHttpServer(options())
                    .connectionHandler(guard::opened)
                    .invalidRequestHandler(request -> {
                        responses.begin(request);
                        HttpServerRequest.DEFAULT_INVALID_REQUEST_HANDLER.handle(request);
                    })
                    .requestHandler(request -> {
                        guard.asked(request);
                        responses.guarded(request, () -> route(request, hot, driver, cold));
                    });
            servers.add(server);
            return server.listen(address);
        }

        private static void route(
                HttpServerRequest request, ResolverServer hot, ResolverServer driver, ColdRoutes cold) {
            String target = originForm(request.uri());
            if (target.startsWith(ResolverServer.PATH)) {
                hot.handle(request, target.substring(ResolverServer.PATH.length()));
            } else if (target.startsWith(ResolverServer.DRIVER_PATH)) {
                driver.handle(request, target.substring(ResolverServer.DRIVER_PATH.length()));
            } else {
                cold.handle(request, target);
            }
        }

        /** A server must take the absolute form too: RFC 9112, section 3.2.2. */
        private static String originForm(String target) {
            if (target.startsWith("/")) {
                return target;
            }
            int authority = target.indexOf("://");
            int path = authority < 0 ? -1 : target.indexOf('/', authority + 3);
            return path < 0 ? "/" : target.substring(path);
        }
    }
}
