package dev.flint.deploy.house;

import dev.flint.bridge.handle.HandleService;
import dev.flint.bridge.handle.Message;
import dev.flint.bridge.handle.ResponseCode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** The native protocol as the body of a POST, whatever the path is (Handle digest, 1.1). */
final class HandleTunnel {
    private static final String MESSAGE = "application/x-hdl-message";

    private final HandleService service;

    HandleTunnel(HandleService service) {
        this.service = service;
    }

    Future<HandleReply> answer(HttpServerRequest request) {
        String type = Optional.ofNullable(request.getHeader("Content-Type")).orElse("");
        return type.startsWith(MESSAGE)
                ? LimitedBody.of(request, Message.OCTETS_MAX).compose(this::answer)
                : Future.succeededFuture(
                        HandleReply.failure(415, ResponseCode.PROTOCOL_ERROR, "a request is " + MESSAGE));
    }

    private Future<HandleReply> answer(Optional<Buffer> body) {
        if (body.isEmpty()) {
            String most = "a request has at most " + Message.OCTETS_MAX + " octets";
            return Future.succeededFuture(HandleReply.failure(413, ResponseCode.PROTOCOL_ERROR, most));
        }
        return service.answer(body.get().getBytes())
                .map(answer -> answer.map(octets -> HandleReply.of(200, MESSAGE, Buffer.buffer(octets))))
                .orElseGet(() ->
                        Future.succeededFuture(HandleReply.failure(400, ResponseCode.PROTOCOL_ERROR, "not a request")));
    }
}
