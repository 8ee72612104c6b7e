package dev.flint.http;

import dev.flint.id.PercentEncoding;
import dev.flint.spi.Registrar;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every route but the hot one: health, descriptions, registration. */
final class ColdRoutes {
    private final HttpRoutes routes;
    private final Responses responses;
    private final Context context;

    /** @param context the event loop that this instance belongs to */
    ColdRoutes(HttpRoutes routes, Responses responses, Context context) {
        this.routes = routes;
        this.responses = responses;
        this.context = context;
    }

    /** @param target in origin form */
    void handle(HttpServerRequest request, String target) {
        String path = pathOf(target);
        var registrar = routes.registrars().get(path);
        var page = routes.pages().get(path);
        var post = routes.posts().get(path);
        if (registrar != null) {
            register(request, registrar);
        } else if (page != null) {
            show(request, page);
        } else if (post != null && (request.method().equals(HttpMethod.POST) || !hasTree(target))) {
            post(request, target, post);
        } else if (path.startsWith("/health/") || path.equals("/healthz") || path.equals("/readyz")) {
            health(request, path);
        } else {
            search(request, target);
        }
    }

    private void post(HttpServerRequest request, String target, PostRoute route) {
        var parameters = parametersOf(target);
        if (!request.method().equals(HttpMethod.POST)) {
            responses.methodNotAllowed(request, "POST, OPTIONS");
        } else if (parameters.isEmpty()) {
            malformedQuery(request);
        } else {
            RequestBody.read(request, responses, body -> show(request, route.post(parameters.get(), body)));
        }
    }

    private static Optional<Map<String, String>> parametersOf(String target) {
        int mark = target.indexOf('?');
        return PercentEncoding.parameters(mark < 0 ? "" : target.substring(mark + 1));
    }

    private void malformedQuery(HttpServerRequest request) {
        responses.problem(
                request,
                400,
                "malformed-query",
                "The query is malformed",
                "it has a broken escape or names a parameter twice");
    }

    private boolean hasTree(String target) {
        return routes.trees().keySet().stream().anyMatch(target::startsWith);
    }

    private void search(HttpServerRequest request, String target) {
        for (var tree : routes.trees().entrySet()) {
            if (target.startsWith(tree.getKey())) {
                search(request, target.substring(tree.getKey().length()), tree.getValue());
                return;
            }
        }
        responses.notFound(request);
    }

    private void search(HttpServerRequest request, String rest, PageTree tree) {
        int mark = rest.indexOf('?');
        var parameters = parametersOf(rest);
        if (parameters.isEmpty()) {
            malformedQuery(request);
        } else if (isRead(request)) {
            var authority = request.authority();
            var wanted = new PageTree.Wanted(
                    mark < 0 ? rest : rest.substring(0, mark),
                    mark < 0 ? "" : rest.substring(mark + 1),
                    parameters.get(),
                    field(request, HttpHeaders.ACCEPT),
                    field(request, HttpHeaders.ACCEPT_LANGUAGE),
                    authority == null ? "" : authority.toString());
            show(request, tree.find(wanted));
        }
    }

    private static String field(HttpServerRequest request, CharSequence name) {
        String value = request.headers().get(name);
        return value == null ? "" : value;
    }

    /** Whoever found it, it is sent by the loop that owns the socket. */
    private void show(HttpServerRequest request, Future<PageTree.Found> page) {
        page.onComplete(found -> context.runOnContext(back -> responses.guarded(request, () -> show(request, found))));
    }

    private void show(HttpServerRequest request, AsyncResult<PageTree.Found> found) {
        if (found.failed()) {
            responses.failed(found.cause());
            responses.problem(request, 500, "internal", "The page could not be read", "see the server's log");
        } else {
            var page = found.result();
            responses.send(request, page);
        }
    }

    private void show(HttpServerRequest request, Page page) {
        if (isRead(request)) {
            responses.send(request, 200, page.mediaType(), page.body().get(), page.cacheControl());
        }
    }

    private void health(HttpServerRequest request, String path) {
        List<String> failing;
        switch (path) {
            case "/health/live", "/healthz" -> failing = List.of();
            case "/health/ready", "/readyz" -> failing = routes.readiness().failing();
            default -> {
                responses.notFound(request);
                return;
            }
        }
        if (isRead(request)) {
            Buffer body = new JsonObject()
                    .put("status", failing.isEmpty() ? "up" : "down")
                    .put("failing", new JsonArray(failing))
                    .toBuffer();
            responses.send(request, failing.isEmpty() ? 200 : 503, "application/json", body, "no-store");
        }
    }

    private void register(HttpServerRequest request, Registrar registrar) {
        if (!request.method().equals(HttpMethod.POST)) {
            responses.methodNotAllowed(request, "POST, OPTIONS");
        } else if (!isJson(request.headers().get(HttpHeaders.CONTENT_TYPE))) {
            responses.problem(
                    request,
                    415,
                    "unsupported-media-type",
                    "Unsupported media type",
                    "an operation is application/json");
        } else {
            RequestBody.read(
                    request,
                    responses,
                    body -> registrar
                            .submit(body)
                            // Completed on the thread that committed: back to the loop that owns the socket.
                            .onComplete(result -> context.runOnContext(back -> {
                                if (result.failed()) {
                                    responses.failed(result.cause());
                                    responses.problem(
                                            request,
                                            500,
                                            "internal",
                                            "The operation failed",
                                            "it may or may not be anchored");
                                } else {
                                    receipt(request, result.result());
                                }
                            })));
        }
    }

    private void receipt(HttpServerRequest request, Registrar.Receipt receipt) {
        if (receipt.retryAfterSeconds() > 0) {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(receipt.retryAfterSeconds()));
        }
        String mediaType = receipt.httpStatus() < 300 ? "application/json" : ErrorBody.PROBLEM;
        responses.send(request, receipt.httpStatus(), mediaType, receipt.body(), "no-store");
    }

    private boolean isRead(HttpServerRequest request) {
        boolean read =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        if (!read) {
            responses.methodNotAllowed(request, "GET, HEAD, OPTIONS");
        }
        return read;
    }

    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return true;
        }
        String name = Quoted.split(contentType, ';').get(0).strip().toLowerCase(Locale.ROOT);
        return name.equals("application/json") || name.endsWith("+json");
    }

    /** The path without query and, since some clients add one, without a trailing slash. */
    private static String pathOf(String target) {
        int end = target.indexOf('?');
        String path = end < 0 ? target : target.substring(0, end);
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
