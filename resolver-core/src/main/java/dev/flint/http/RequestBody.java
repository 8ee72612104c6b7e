package dev.flint.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/** Reads a body up to the limit, and not a byte more. */
final class RequestBody {
    private final HttpServerRequest request;
    private final Responses responses;
    private final Buffer body = Buffer.buffer();
    private boolean refused;

    private RequestBody(HttpServerRequest request, Responses responses) {
        this.request = request;
        this.responses = responses;
    }

    /** Hands the whole body on; one that is too long is answered with 413, and the connection is closed. */
    static void read(HttpServerRequest request, Responses responses, Consumer<Buffer> whole) {
        var reader = new RequestBody(request, responses);
        String announced = request.headers().get(HttpHeaders.CONTENT_LENGTH);
        if (announced != null && (announced.length() > 9 || Long.parseLong(announced) > HttpLimits.BODY_BYTES_MAX)) {
            reader.refuse();
            return;
        }
        request.handler(reader::take);
        request.endHandler(end -> {
            if (!reader.refused) {
                responses.guarded(request, () -> whole.accept(reader.body));
            }
        });
        if (request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
            request.response().writeContinue();
        }
    }

    private void take(Buffer chunk) {
        if (refused) {
            return;
        }
        if (body.length() + chunk.length() > HttpLimits.BODY_BYTES_MAX) {
            refuse();
        } else {
            body.appendBuffer(chunk);
        }
    }

    private void refuse() {
        refused = true;
        var connection = request.connection();
        request.response().putHeader(HttpHeaders.CONNECTION, "close");
        request.response().bodyEndHandler(sent -> connection.close());
        responses.problem(
                request,
                413,
                "body-too-large",
                "Body too large",
                "a body may have at most " + HttpLimits.BODY_BYTES_MAX + " bytes");
    }
}
