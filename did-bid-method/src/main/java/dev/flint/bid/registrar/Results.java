package dev.flint.bid.registrar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.document.BidDocument;
import dev.flint.bid.document.DidDocumentMapping;
import dev.flint.bid.document.DocumentReading;
import dev.flint.bid.document.JsonReading;
import dev.flint.bid.document.ProofStatus;
import dev.flint.bid.document.StrictJson;
import dev.flint.bid.register.OperationKind;
import dev.flint.bid.register.Registration;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** Tells what became of an operation. */
final class Results {
    private final DidDocumentMapping mapping;

    Results(DidDocumentMapping mapping) {
        this.mapping = mapping;
    }

    /** @param secrets keys made for this operation, handed out now and never again */
    RegistrarAnswer of(Draft draft, Registration registration, List<ObjectNode> secrets) {
        if (registration instanceof Registration.Refused refused) {
            return JobState.failed(Fault.of(refused.refusal()));
        }
        var receipt = ((Registration.Anchored) registration).receipt();
        var state = JobState.state("finished").put("did", draft.id().canonical());
        if (!secrets.isEmpty()) {
            state.putObject("secret").putArray("verificationMethod").addAll(secrets);
        }
        var metadata = JsonNodeFactory.instance
                .objectNode()
                .put("versionId", Long.toString(receipt.position()))
                .put("txHash", HexFormat.of().formatHex(receipt.leafHash()))
                .put("block", Long.toString(receipt.height()));
        if (draft.kind() == OperationKind.DELETE) {
            metadata.put("deactivated", true);
        } else {
            state.set("didDocument", document(draft));
        }
        return JobState.finished(draft.kind() == OperationKind.CREATE, state, metadata);
    }

    /** As it will be resolved. */
    private JsonNode document(Draft draft) {
        if (!(BidDocument.of(draft.unsigned().deepCopy()) instanceof DocumentReading.Read read)) {
            throw new IllegalStateException("anchored, and no document");
        }
        var mapped = mapping.map(read.document(), ProofStatus.VALID_A);
        var json = new ByteArrayOutputStream();
        json.writeBytes("{\"@context\":".getBytes(StandardCharsets.US_ASCII));
        json.writeBytes(mapped.context10());
        json.write(',');
        json.writeBytes(mapped.members());
        json.write('}');
        if (StrictJson.parse(json.toByteArray(), Integer.MAX_VALUE, StrictJson.DOCUMENT_DEPTH_MAX + 2)
                instanceof JsonReading.Read whole) {
            return whole.value();
        }
        throw new IllegalStateException("mapped, and no JSON");
    }
}
