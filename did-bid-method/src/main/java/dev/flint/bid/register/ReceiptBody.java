package dev.flint.bid.register;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.spi.Registrar;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Answers to operations: errorCode and message of RFC-004, section 6.1, with the ledger's receipt beside them; a
 * refusal is problem details (RFC 9457) with the same two members.
 */
final class ReceiptBody {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ReceiptBody() {}

    static Registrar.Receipt of(Registration registration) {
        return registration instanceof Registration.Anchored anchored
                ? anchored(anchored)
                : refused(((Registration.Refused) registration).refusal());
    }

    private static Registrar.Receipt anchored(Registration.Anchored anchored) {
        var receipt = anchored.receipt();
        var body = JSON.objectNode().put("errorCode", 0).put("message", "success");
        body.putObject("data")
                .put("id", anchored.facts().id())
                .put("operation", anchored.facts().kind())
                .put("versionId", Long.toString(receipt.position()))
                .put("position", receipt.position())
                .put("height", receipt.height())
                .put("timeMillis", receipt.timeMillis())
                .put("leafHash", HexFormat.of().formatHex(receipt.leafHash()));
        return new Registrar.Receipt(anchored.facts().begins() ? 201 : 200, bytes(body), 0);
    }

    private static Registrar.Receipt refused(Refusal refusal) {
        var kind = refusal.kind();
        var body = JSON.objectNode()
                .put("type", "/problems/" + kind.problemName())
                .put("title", kind.title())
                .put("status", kind.httpStatus())
                .put("detail", refusal.detail())
                .put("errorCode", kind.bidErrorCode())
                .put("message", kind.title());
        if (!refusal.faults().isEmpty()) {
            var faults = body.putArray("errors");
            refusal.faults()
                    .forEach(fault -> faults.addObject()
                            .put("code", fault.kind().name())
                            .put("pointer", fault.pointer())
                            .put("detail", fault.message()));
        }
        return new Registrar.Receipt(kind.httpStatus(), bytes(body), LedgerRegistrar.retryAfterSeconds(kind));
    }

    private static Buffer bytes(ObjectNode body) {
        return Buffer.buffer(body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
