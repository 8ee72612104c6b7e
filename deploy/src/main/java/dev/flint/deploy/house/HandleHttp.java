package dev.flint.deploy.house;

import dev.flint.bridge.handle.HandleJson;
import dev.flint.bridge.handle.HandleRecord;
import dev.flint.bridge.handle.HandleService;
import dev.flint.bridge.handle.HandleValue;
import dev.flint.bridge.handle.Message;
import dev.flint.bridge.handle.RecordSource;
import dev.flint.bridge.handle.ResponseCode;
import dev.flint.bridge.handle.SiteInfo;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Handles over HTTP (Handle digest, 1.9 and 1.10).
 *
 * <pre>
 *   POST, application/x-hdl-message   the native protocol, whatever the path
 *   /api/handles/{handle}             ?index=&amp;type=, repeatable; values in JSON
 *   /api/site
 *   /identityv2/…, /api/v1/doip       as nodes of the industrial internet ask
 *   /{handle}                         to its URL; as JSON, or its document, for those who accept only that
 * </pre>
 */
final class HandleHttp {
    private static final String MESSAGE = "application/x-hdl-message";
    private static final String JSON = "application/json;charset=UTF-8";
    private static final String HTML = "text/html;charset=UTF-8";
    private static final String HANDLES = "/api/handles/";
    private static final int IDLE_SECONDS = 60;

    private final HttpServer server;
    private final RecordSource records;
    private final IdisFaces idis;
    private final HandleService service;
    private final Supplier<SiteInfo> site;

    HandleHttp(Vertx vertx, RecordSource records, HandleService service, Supplier<SiteInfo> site) {
        this.server = vertx.createHttpServer(new HttpServerOptions().setIdleTimeout(IDLE_SECONDS));
        this.records = records;
        this.idis = new IdisFaces(records);
        this.service = service;
        this.site = site;
        server.requestHandler(this::handle);
    }

    /** The port. */
    Future<Integer> listen(String host, int port) {
        return server.listen(port, host).map(HttpServer::actualPort);
    }

    private void handle(HttpServerRequest request) {
        request.response().putHeader("Access-Control-Allow-Origin", "*");
        if (IdisFaces.own(Optional.ofNullable(request.path()).orElse("/"))) {
            idis.answer(request)
                    .onSuccess(answer -> send(request, 200, JSON, answer.toBuffer()))
                    .onFailure(broken -> send(request, 500, JSON, failure(ResponseCode.ERROR, "")));
        } else if (request.method().equals(HttpMethod.OPTIONS)) {
            request.response()
                    .putHeader("Access-Control-Allow-Methods", "GET,POST,HEAD")
                    .putHeader("Access-Control-Max-Age", "86400")
                    .end();
        } else if (request.method().equals(HttpMethod.POST)) {
            tunnel(request);
        } else if (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD)) {
            read(request);
        } else {
            send(
                    request,
                    405,
                    JSON,
                    failure(ResponseCode.OPERATION_NOT_SUPPORTED, "this server answers questions only"));
        }
    }

    private void tunnel(HttpServerRequest request) {
        String type = Optional.ofNullable(request.getHeader("Content-Type")).orElse("");
        if (!type.startsWith(MESSAGE)) {
            send(request, 415, JSON, failure(ResponseCode.PROTOCOL_ERROR, "a request is " + MESSAGE));
            return;
        }
        var body = Buffer.buffer();
        request.handler(chunk -> {
            body.appendBuffer(chunk);
            if (body.length() > Message.OCTETS_MAX) {
                request.connection().close();
            }
        });
        request.endHandler(ended -> {
            var answer = service.answer(body.getBytes());
            if (answer.isEmpty()) {
                send(request, 400, JSON, failure(ResponseCode.PROTOCOL_ERROR, "not a request"));
            } else {
                answer.get()
                        .onSuccess(octets -> send(request, 200, MESSAGE, Buffer.buffer(octets)))
                        .onFailure(broken -> send(request, 500, JSON, failure(ResponseCode.ERROR, "")));
            }
        });
    }

    private void read(HttpServerRequest request) {
        String path = Optional.ofNullable(request.path()).orElse("/");
        if (path.equals("/api/site")) {
            var shown =
                    new JsonObject().put("responseCode", ResponseCode.SUCCESS).put("site", HandleJson.of(site.get()));
            send(request, 200, JSON, shown.toBuffer());
        } else if (path.startsWith("/api/") && !path.startsWith(HANDLES)) {
            send(request, 404, JSON, failure(ResponseCode.PROTOCOL_ERROR, "Unknown HTTP API endpoint"));
        } else {
            boolean api = path.startsWith(HANDLES);
            find(request, path.substring(api ? HANDLES.length() : 1), api);
        }
    }

    private void find(HttpServerRequest request, String escaped, boolean api) {
        var asked = HandleQuestion.of(escaped, request.query());
        if (asked.isEmpty()) {
            send(request, 400, JSON, failure(ResponseCode.PROTOCOL_ERROR, "a broken escape, or an index that is none"));
            return;
        }
        var question = asked.get();
        String accept = Optional.ofNullable(request.getHeader("Accept")).orElse("");
        records.find(question.handle())
                .onSuccess(record -> {
                    if (api || (accept.contains("application/json") && !accept.contains("text/html"))) {
                        values(request, question, record);
                    } else {
                        follow(request, question, record, accept);
                    }
                })
                .onFailure(broken -> send(request, 500, JSON, failure(ResponseCode.ERROR, "")));
    }

    private static void values(HttpServerRequest request, HandleQuestion question, HandleRecord record) {
        var body = new JsonObject();
        int status = 200;
        if (record instanceof HandleRecord.Found found) {
            var wanted = question.selection().of(found.values());
            if (question.wantsAll() && wanted.stream().anyMatch(HandleValue::isRestricted)) {
                var refusal = body.put("responseCode", ResponseCode.AUTHENTICATION_NEEDED)
                        .put("handle", question.handle());
                send(request, 403, JSON, refusal.toBuffer());
                return;
            }
            var selected = wanted.stream().filter(HandleValue::isPublic).toList();
            body.put("responseCode", selected.isEmpty() ? ResponseCode.VALUES_NOT_FOUND : ResponseCode.SUCCESS)
                    .put("handle", question.handle())
                    .put("values", HandleJson.of(selected));
        } else if (record instanceof HandleRecord.Foreign) {
            status = 400;
            body.put("responseCode", ResponseCode.NOT_RESPONSIBLE)
                    .put("message", "That prefix doesn't live here")
                    .put("handle", question.handle());
        } else if (record instanceof HandleRecord.Absent) {
            status = 404;
            body.put("responseCode", ResponseCode.HANDLE_NOT_FOUND).put("handle", question.handle());
        } else {
            status = 503;
            body.put("responseCode", ResponseCode.TOO_BUSY).put("handle", question.handle());
        }
        var callback = question.callback();
        if (callback.isPresent()) {
            String script = callback.get() + '(' + body.encode() + ");";
            send(request, 200, "application/javascript;charset=UTF-8", Buffer.buffer(script));
        } else {
            send(request, status, JSON, body.toBuffer());
        }
    }

    private static void follow(HttpServerRequest request, HandleQuestion question, HandleRecord record, String accept) {
        if (!(record instanceof HandleRecord.Found found)) {
            int status =
                    record instanceof HandleRecord.Absent ? 404 : record instanceof HandleRecord.Foreign ? 400 : 503;
            String why = status == 404 ? "is not found" : status == 400 ? "does not live here" : "cannot be told now";
            send(request, status, HTML, HandleHtml.page(question.handle() + ' ' + why, List.of()));
            return;
        }
        var selected = new HandleRecord.Found(question.selection().of(found.values()).stream()
                .filter(HandleValue::isPublic)
                .toList());
        var document = selected.first("DID_DOC");
        var alias = selected.first("HS_ALIAS");
        var url = selected.first("URL");
        if (accept.contains("application/did") && document.isPresent()) {
            send(
                    request,
                    200,
                    "application/did+ld+json",
                    Buffer.buffer(document.get().data()));
        } else if (alias.isPresent() && !question.noRedirect()) {
            String target = alias.get().text();
            String location = HandleHtml.path(target);
            request.response().putHeader("Location", location);
            send(request, 301, HTML, HandleHtml.page(target, List.of()));
        } else if (url.isPresent() && !question.noRedirect()) {
            String location = url.get().text() + question.urlAppend();
            request.response().putHeader("Location", location);
            send(request, 302, HTML, HandleHtml.page(location, List.of()));
        } else {
            send(request, 200, HTML, HandleHtml.page(question.handle(), selected.values()));
        }
    }

    private static Buffer failure(int code, String message) {
        return new JsonObject()
                .put("responseCode", code)
                .put("message", message)
                .toBuffer();
    }

    private static void send(HttpServerRequest request, int status, String mediaType, Buffer body) {
        var response = request.response().setStatusCode(status).putHeader("Content-Type", mediaType);
        response.putHeader("X-Content-Type-Options", "nosniff").putHeader("Vary", "Accept");
        if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader("Content-Length", Integer.toString(body.length()))
                    .end();
        } else {
            response.end(body);
        }
    }
}
