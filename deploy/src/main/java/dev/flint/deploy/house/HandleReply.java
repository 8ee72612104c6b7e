package dev.flint.deploy.house;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/**
 * An answer over HTTP.
 *
 * @param fields of the header besides the media type
 */
record HandleReply(int status, String mediaType, Buffer body, Map<String, String> fields) {
    static final String JSON = "application/json;charset=UTF-8";

    private static final int TOO_LARGE = 413;
    private static final String HTML = "text/html;charset=UTF-8";

    static HandleReply of(int status, String mediaType, Buffer body) {
        return new HandleReply(status, mediaType, body, Map.of());
    }

    static HandleReply json(int status, JsonObject body) {
        return of(status, JSON, body.toBuffer());
    }

    /** A refusal in the JSON of the interface (Handle digest, 1.9). */
    static HandleReply failure(int status, int responseCode, String message) {
        var body = new JsonObject().put("responseCode", responseCode);
        return json(status, message.isEmpty() ? body : body.put("message", message));
    }

    static HandleReply html(int status, Buffer page) {
        return of(status, HTML, page);
    }

    /** The same with a header field more. */
    HandleReply with(String name, String value) {
        var more = new HashMap<>(fields);
        more.put(name, value);
        return new HandleReply(status, mediaType, body, Map.copyOf(more));
    }

    /** Sends it; without the body to those who ask for the head only. */
    void send(HttpServerRequest request) {
        var response = request.response().setStatusCode(status).putHeader("Content-Type", mediaType);
        fields.forEach(response::putHeader);
        response.putHeader("X-Content-Type-Options", "nosniff").putHeader("Vary", "Accept");
        if (status == TOO_LARGE && !request.isEnded()) {
            var connection = request.connection(); // on which the rest of the body is still coming
            response.bodyEndHandler(sent -> connection.close());
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader("Content-Length", Integer.toString(body.length()))
                    .end();
        } else {
            response.end(body);
        }
    }
}
