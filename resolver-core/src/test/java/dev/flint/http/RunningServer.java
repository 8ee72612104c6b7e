package dev.flint.http;

import dev.flint.pipeline.Resolver;
import dev.flint.spi.ExampleDriver;
import dev.flint.spi.Registrar;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A server on loopback with drivers in memory and a time that stands still until it is moved. */
final class RunningServer implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    static final String IDENTIFIERS = "/1.0/identifiers/";

    private static final int WAIT_SECONDS = 30;
    private static final long CACHE_BYTES = 1_000_000;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong nanos = new AtomicLong();
    private final ExampleDriver example = new ExampleDriver();
    private final HeldDriver held = new HeldDriver();
    private final List<String> failing = new CopyOnWriteArrayList<>();
    private final Resolver resolver = new Resolver(List.of(example, held), CACHE_BYTES, 10, () -> NOW);
    private final HttpFront front;
    private final int port;

    RunningServer() {
        this(HttpManners.defaults(), HttpLimits.defaults(), operation -> Future.failedFuture("no registrar"), 1);
    }

    RunningServer(HttpManners manners) {
        this(manners, HttpLimits.defaults(), operation -> Future.failedFuture("no registrar"), 1);
    }

    RunningServer(HttpLimits limits) {
        this(HttpManners.defaults(), limits, operation -> Future.failedFuture("no registrar"), 1);
    }

    RunningServer(Registrar registrar) {
        this(HttpManners.defaults(), HttpLimits.defaults(), registrar, 1);
    }

    RunningServer(HttpManners manners, HttpLimits limits, Registrar registrar, int eventLoops) {
        var pages = Map.of(
                "/page",
                Page.current("text/plain", () -> Buffer.buffer("page")),
                "/broken",
                Page.current("text/plain", () -> {
                    throw new IllegalStateException("broken on purpose");
                }));
        Map<String, PageTree> trees = Map.of("/tree/", RunningServer::leaf);
        var routes = new HttpRoutes(
                resolver,
                pages,
                trees,
                Map.of("/register", registrar),
                Map.of("/post", (parameters, body) -> echo(body)),
                () -> List.copyOf(failing));
        front = new HttpFront(new WebServers(vertx, eventLoops, limits, nanos::get), routes, manners, () -> NOW);
        port = await(front.listen("127.0.0.1", 0));
    }

    private static Future<PageTree.Found> echo(Buffer body) {
        return Future.succeededFuture(new PageTree.Found(200, "text/plain", body, "no-store"));
    }

    private static Future<PageTree.Found> leaf(PageTree.Wanted wanted) {
        return switch (wanted.path()) {
            case "broken" -> Future.failedFuture(new IllegalStateException("broken on purpose"));
            case "none" -> Future.succeededFuture(PageTree.Found.problem(404, "none", "None", "there is none"));
            case "for-ever" ->
                Future.succeededFuture(PageTree.Found.immutable("text/plain", Buffer.buffer("for ever")));
            default ->
                Future.succeededFuture(PageTree.Found.current(
                        "text/plain",
                        Buffer.buffer(wanted.path() + " " + wanted.parameters() + " " + wanted.accept())));
        };
    }

    Resolver resolver() {
        return resolver;
    }

    ExampleDriver example() {
        return example;
    }

    HeldDriver held() {
        return held;
    }

    List<String> failing() {
        return failing;
    }

    void pass(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    Future<Void> shutdown(Duration grace) {
        return front.shutdown(grace);
    }

    int port() {
        return port;
    }

    Wire connect() {
        return new Wire(port);
    }

    Wire.Reply get(String target, String... fields) {
        return ask("GET", target, "", fields);
    }

    Wire.Reply ask(String method, String target, String body, String... fields) {
        try (var wire = connect()) {
            return wire.ask(method, target, body, fields);
        }
    }

    /** The document of an identifier, as a status and a body, asked with one Accept header. */
    Wire.Reply resolve(String identifier, String accept) {
        return get(IDENTIFIERS + identifier, "Accept: " + accept);
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
