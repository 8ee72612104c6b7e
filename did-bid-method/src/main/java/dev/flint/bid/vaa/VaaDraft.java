package dev.flint.bid.vaa;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.document.Proofs;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The client's side: writes operations on codes and nodes. */
public final class VaaDraft {
    private final ObjectNode request;

    private VaaDraft(ObjectNode request) {
        this.request = request;
    }

    public static VaaDraft of(VaaOperationKind kind, VaaId id, Instant updated) {
        return new VaaDraft(JsonNodeFactory.instance
                .objectNode()
                .put("operation", kind.text())
                .put(VaaOperationReader.CODE, id.text())
                .put("updated", updated.truncatedTo(ChronoUnit.MILLIS).toString()));
    }

    /** Who is to have it. */
    public VaaDraft to(Bid controller) {
        request.put("controller", controller.canonical());
        return this;
    }

    /** What is said of it: name, links, alsoKnownAs, attributes, serials, ttl. */
    public VaaDraft saying(ObjectNode record) {
        request.set("record", record);
        return this;
    }

    /** The request body. */
    public byte[] signed(BidPrivateKey key, String keyId) {
        return Proofs.signObject(request, key, keyId).toString().getBytes(StandardCharsets.UTF_8);
    }
}
