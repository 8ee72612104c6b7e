package dev.flint.deploy.house;

import dev.flint.bridge.handle.ResponseCode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Optional;

/**
 * Handles over HTTP (Handle digest, 1.9 and 1.10).
 *
 * <pre>
 *   POST, application/x-hdl-message   the native protocol, whatever the path
 *   /api/handles/{handle}             ?index=&amp;type=, repeatable; values in JSON
 *   /api/site
 *   /identity…, /api/v1/doip          as nodes of the industrial internet ask
 *   /{handle}                         to where it leads; as JSON, or its document, for those who prefer that
 * </pre>
 */
final class HandleHttp {
    private static final String ORIGIN = "Access-Control-Allow-Origin";
    private static final Map<String, String> PREFLIGHT = Map.of(
            "Access-Control-Allow-Methods", "GET,POST,HEAD,PUT,DELETE",
            "Access-Control-Allow-Headers", "X-Requested-With,Authorization,Origin,Accept,Content-Type",
            "Access-Control-Max-Age", "86400");

    private final KnownHandles records;
    private final IdisFaces idis;
    private final HandleTunnel tunnel;
    private final HandleApi api;
    private final HandleProxy proxy;

    HandleHttp(KnownHandles records, IdisFaces idis, HandleTunnel tunnel, HandleApi api, HandleProxy proxy) {
        this.records = records;
        this.idis = idis;
        this.tunnel = tunnel;
        this.api = api;
        this.proxy = proxy;
    }

    void handle(HttpServerRequest request) {
        request.response().putHeader(ORIGIN, "*");
        answer(request)
                .recover(broken -> Future.succeededFuture(HandleReply.failure(500, ResponseCode.ERROR, "")))
                .onSuccess(reply -> reply.send(request));
    }

    private Future<HandleReply> answer(HttpServerRequest request) {
        String path = Optional.ofNullable(request.path()).orElse("/");
        String method = request.method().name();
        if (method.equals("OPTIONS")) {
            return Future.succeededFuture(preflight(request));
        }
        if (IdisFaces.own(path)) {
            return idis.answer(request);
        }
        return switch (method) {
            case "GET", "HEAD" -> read(request, method, path);
            case "POST" -> tunnel.answer(request);
            default -> {
                String only = "this server answers questions only";
                yield Future.succeededFuture(HandleReply.failure(405, ResponseCode.OPERATION_NOT_SUPPORTED, only)
                        .with("Allow", "GET, HEAD, POST, OPTIONS"));
            }
        };
    }

    /** What browsers ask before pages of others may ask; the methods are those that are answered, if only refused. */
    private static HandleReply preflight(HttpServerRequest request) {
        String origin = Optional.ofNullable(request.getHeader("Origin")).orElse("*");
        return new HandleReply(200, "text/plain", Buffer.buffer(), PREFLIGHT).with(ORIGIN, origin);
    }

    private Future<HandleReply> read(HttpServerRequest request, String method, String path) {
        boolean isApi = path.startsWith(HandleApi.HANDLES);
        if (path.equals("/")) {
            return Future.succeededFuture(
                    HandleHtml.notice(200, "Handles are here, and their values below " + HandleApi.HANDLES));
        }
        if (!isApi && path.startsWith(HandleApi.ROOT)) {
            return Future.succeededFuture(api.other(method, path));
        }
        var reading = HandleQuestion.of(path.substring(isApi ? HandleApi.HANDLES.length() : 1), request.query());
        if (reading instanceof HandleQuestion.Reading.Asked asked) {
            return find(request, asked.question(), isApi);
        }
        String why = ((HandleQuestion.Reading.Faulty) reading).why();
        return Future.succeededFuture(HandleReply.failure(400, ResponseCode.PROTOCOL_ERROR, why));
    }

    private Future<HandleReply> find(HttpServerRequest request, HandleQuestion question, boolean isApi) {
        String handle = question.handle();
        String accept = String.join(",", request.headers().getAll("Accept"));
        return (question.query().wishes("auth") ? records.findAnew(handle) : records.find(handle))
                .map(record -> isApi ? HandleApi.answer(question, record) : proxy.answer(question, record, accept));
    }
}
