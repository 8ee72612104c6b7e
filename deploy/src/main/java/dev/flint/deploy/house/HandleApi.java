package dev.flint.deploy.house;

import dev.flint.bridge.handle.HandleJson;
import dev.flint.bridge.handle.HandleRecord;
import dev.flint.bridge.handle.HandleValue;
import dev.flint.bridge.handle.ResponseCode;
import dev.flint.bridge.handle.SiteInfo;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.function.Supplier;

/** Records in JSON (Handle digest, 1.9). */
final class HandleApi {
    static final String ROOT = "/api/";
    static final String HANDLES = "/api/handles/";

    private static final String LIST = "/api/handles";
    private static final String SITE = "/api/site";
    private static final String SCRIPT = "application/javascript;charset=UTF-8";
    private static final int CALLBACK_CHARS_MAX = 64;
    private static final int BODY_OCTETS_USUAL = 4_096;

    private final Supplier<SiteInfo> site;

    HandleApi(Supplier<SiteInfo> site) {
        this.site = site;
    }

    /** What is said about something other than a Handle. */
    HandleReply other(String method, String path) {
        return switch (path) {
            case SITE ->
                HandleReply.json(
                        200,
                        new JsonObject()
                                .put("responseCode", ResponseCode.SUCCESS)
                                .put("site", HandleJson.of(site.get())));
            case LIST ->
                HandleReply.failure(
                        403, ResponseCode.OPERATION_NOT_SUPPORTED, "this server does not tell which Handles there are");
            default ->
                HandleReply.failure(
                        404, ResponseCode.PROTOCOL_ERROR, "Unknown HTTP API endpoint " + method + ' ' + path);
        };
    }

    /** A record; as a script, always with status 200, for those who name a function. */
    static HandleReply answer(HandleQuestion question, HandleRecord record) {
        var callback = question.query().first("callback");
        if (callback.filter(name -> !isFunction(name)).isPresent()) {
            return HandleReply.failure(400, ResponseCode.PROTOCOL_ERROR, "callback is the name of a function");
        }
        var told = record instanceof HandleRecord.Found found ? told(question, found) : told(question, record);
        var body = question.query().wishes("pretty") ? pretty(told.body()) : told.body();
        return callback.map(name -> HandleReply.of(200, SCRIPT, Buffer.buffer(name + '(' + body + ");")))
                .orElseGet(() -> HandleReply.of(status(told.code()), HandleReply.JSON, body));
    }

    private record Told(int code, Buffer body) {}

    private static int status(int responseCode) {
        return switch (responseCode) {
            case ResponseCode.NOT_RESPONSIBLE -> 400;
            case ResponseCode.AUTHENTICATION_NEEDED -> 403;
            case ResponseCode.HANDLE_NOT_FOUND -> 404;
            case ResponseCode.TOO_BUSY -> 503;
            default -> 200;
        };
    }

    private static Buffer pretty(Buffer body) {
        return Buffer.buffer(new JsonObject(body).encodePrettily());
    }

    private static Told told(HandleQuestion question, HandleRecord record) {
        if (record instanceof HandleRecord.Foreign) {
            var body = beginning(ResponseCode.NOT_RESPONSIBLE)
                    .appendString(",\"message\":\"That prefix doesn't live here\"");
            return new Told(
                    ResponseCode.NOT_RESPONSIBLE, withHandle(body, question).appendString("}"));
        }
        boolean absent = record instanceof HandleRecord.Absent;
        return told(absent ? ResponseCode.HANDLE_NOT_FOUND : ResponseCode.TOO_BUSY, question);
    }

    private static Told told(int code, HandleQuestion question) {
        return new Told(code, withHandle(beginning(code), question).appendString("}"));
    }

    private static Told told(HandleQuestion question, HandleRecord.Found found) {
        var wanted = question.selection();
        if (question.query().refuses("publicOnly")
                && wanted.of(found.values()).stream().anyMatch(HandleValue::isRestricted)) {
            return told(ResponseCode.AUTHENTICATION_NEEDED, question);
        }
        var readable = wanted.of(found.open());
        int code = readable.isEmpty() ? ResponseCode.VALUES_NOT_FOUND : ResponseCode.SUCCESS;
        byte[] values = wanted.isAll()
                ? found.json()
                : HandleJson.of(readable).toBuffer().getBytes();
        var body = withHandle(beginning(code), question)
                .appendString(",\"values\":")
                .appendBytes(values)
                .appendString("}");
        return new Told(code, body);
    }

    private static Buffer beginning(int code) {
        return Buffer.buffer(BODY_OCTETS_USUAL).appendString("{\"responseCode\":" + code);
    }

    private static Buffer withHandle(Buffer body, HandleQuestion question) {
        return body.appendString(",\"handle\":").appendString(Json.encode(question.handle()));
    }

    /** Names of JavaScript in ASCII, with dots between them: nothing that does more than to name a function. */
    static boolean isFunction(String text) {
        boolean begins = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
            boolean fits = begins ? letter : letter || c == '.' || (c >= '0' && c <= '9');
            if (!fits) {
                return false;
            }
            begins = c == '.';
        }
        return !begins && text.length() <= CALLBACK_CHARS_MAX;
    }
}
