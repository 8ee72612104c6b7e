package dev.flint.bid.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.document.BidDocument;
import dev.flint.bid.document.Proofs;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The client's side: writes the request bodies that {@link LedgerRegistrar} takes. */
public final class OperationDraft {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private OperationDraft() {}

    /**
     * An operation that carries a document.
     *
     * @param document signed
     */
    public static byte[] of(OperationKind kind, BidDocument document) {
        var request = JSON.objectNode()
                .put("id", document.id().canonical())
                .put("operation", kind.text())
                .set("didDocument", document.original());
        return bytes(request);
    }

    /** A deactivation, signed by a recovery key. */
    public static byte[] delete(Bid id, Instant updated, BidPrivateKey key, String keyId) {
        return bytes(Proofs.signObject(deletion(id, updated), key, keyId));
    }

    /** A deactivation before its proof, which covers all of it. */
    public static ObjectNode deletion(Bid id, Instant updated) {
        return JSON.objectNode()
                .put("id", id.canonical())
                .put("operation", OperationKind.DELETE.text())
                .put("updated", updated.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    private static byte[] bytes(JsonNode request) {
        return request.toString().getBytes(StandardCharsets.UTF_8);
    }
}
