package dev.flint.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** The HTTP side of the resolver. */
public final class HttpFront {
    private final WebServers servers;
    private final HttpRoutes routes;
    private final HttpManners manners;
    private final InstantSource clock;

    /** @param servers that do not listen yet */
    public HttpFront(WebServers servers, HttpRoutes routes, HttpManners manners, InstantSource clock) {
        this.servers = servers;
        this.routes = withDescriptions(routes, manners);
        this.manners = manners;
        this.clock = clock;
    }

    /**
     * Listens on every event loop.
     *
     * @param port 0 for any that is free
     * @return the port
     */
    public Future<Integer> listen(String host, int port) {
        return servers.listen(host, port, this::handlers);
    }

    /** Takes no new connections, lets requests in flight end, and cuts off what is left after the grace period. */
    public Future<Void> shutdown(Duration grace) {
        return servers.shutdown(grace);
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

    /** What is confined to one event loop. */
    private WebServers.Handlers handlers(Context loop) {
        var responses = new Responses(new HttpDate(clock));
        var replies = new Replies(responses, loop);
        var standard = Forms.standard(manners.legacyEnvelope());
        var hot = new ResolverServer(routes.resolver(), standard, manners, replies);
        // A Universal Resolver passes on what its own clients said, known here or not.
        var lenient = new HttpManners(false, false, manners.refuseNoCache());
        var driver = new ResolverServer(routes.resolver(), Forms.forDriver(), lenient, replies);
        var cold = new ColdRoutes(routes, responses, loop);
        return new WebServers.Handlers(
                request -> responses.guarded(request, () -> route(request, hot, driver, cold)), request -> {
                    responses.begin(request);
                    HttpServerRequest.DEFAULT_INVALID_REQUEST_HANDLER.handle(request);
                });
    }

    private static void route(HttpServerRequest request, ResolverServer hot, ResolverServer driver, ColdRoutes cold) {
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
