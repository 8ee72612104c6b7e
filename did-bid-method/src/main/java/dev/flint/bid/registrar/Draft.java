package dev.flint.bid.registrar;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.KeyType;
import dev.flint.bid.document.Proofs;
import dev.flint.bid.register.OperationKind;
import java.nio.charset.StandardCharsets;

/**
 * An operation that lacks its signature.
 *
 * @param unsigned the document, or for a deletion the request itself
 * @param kid id of the key that has to sign
 */
record Draft(OperationKind kind, Bid id, ObjectNode unsigned, String kid, KeyType keyType, String chainId) {
    /** What came of writing it. */
    sealed interface Drafting {
        record Drafted(Draft draft) implements Drafting {}

        /** Nobody has said yet for which key the document is to be. */
        record KeyWanted() implements Drafting {}

        record Faulty(Fault fault) implements Drafting {}
    }

    /** The octets to be signed. */
    byte[] message() {
        return Proofs.messageA(unsigned);
    }

    /** Name of the way to sign. */
    String algorithm() {
        return keyType.jwsAlgorithm();
    }

    /** The whole operation. */
    byte[] signed(byte[] signature) {
        var signed = Proofs.withSignature(unsigned, kid, signature);
        var request = kind == OperationKind.DELETE
                ? signed
                : JsonNodeFactory.instance
                        .objectNode()
                        .put("id", id.canonical())
                        .put("operation", kind.text())
                        .put("chainId", chainId)
                        .<ObjectNode>set("didDocument", signed);
        return request.toString().getBytes(StandardCharsets.UTF_8);
    }
}
