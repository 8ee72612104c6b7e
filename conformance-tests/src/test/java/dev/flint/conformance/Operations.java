package dev.flint.conformance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.BidEncoding;
import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.KeyType;
import dev.flint.bid.document.BidDocument;
import dev.flint.bid.document.DocumentReading;
import dev.flint.bid.document.Proofs;
import dev.flint.bid.register.OperationDraft;
import dev.flint.bid.register.OperationKind;
import dev.flint.id.SubChainCode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes what a registrar takes. */
public final class Operations {
    private Operations() {}

    /** The identifier that follows from a key. */
    public static Bid bidOf(BidPrivateKey key) {
        return Bid.derive(SubChainCode.MAIN, key.publicKey(), BidEncoding.BASE58);
    }

    /** A signed operation about the identifier of the key, with a text that can be recognised. */
    public static byte[] operation(OperationKind kind, BidPrivateKey key, Instant updated, String mark) {
        return sign(kind, draft(bidOf(key), key, updated, mark), key);
    }

    /** A signed operation about whatever the draft is about. */
    static byte[] sign(OperationKind kind, ObjectNode draft, BidPrivateKey key) {
        return OperationDraft.of(
                kind, Proofs.sign(read(draft), key, draft.path("id").asText() + "#key-1"));
    }

    /** Not signed yet. */
    static ObjectNode draft(Bid bid, BidPrivateKey key, Instant updated, String mark) {
        String did = bid.canonical();
        String time = updated.truncatedTo(ChronoUnit.MILLIS).toString();
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.putArray("@context").add("https://www.w3.org/ns/did/v1");
        tree.put("version", "1.0.0").put("id", did);
        tree.putArray("publicKey")
                .addObject()
                .put("id", did + "#key-1")
                .put("type", KeyType.ED25519.label())
                .put("controller", did)
                .put("publicKeyHex", key.publicKey().toText(BidEncoding.BASE58));
        tree.putArray("authentication").add(did + "#key-1");
        var extension = tree.putObject("extension").put("ttl", 60).put("type", 104);
        extension.putArray("attributes").addObject().put("key", "mark").put("value", mark);
        tree.put("created", time).put("updated", time);
        return tree;
    }

    private static BidDocument read(ObjectNode tree) {
        if (BidDocument.of(tree) instanceof DocumentReading.Read read) {
            return read.document();
        }
        throw new AssertionError("the document has faults");
    }
}
