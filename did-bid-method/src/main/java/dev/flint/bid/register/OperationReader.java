package dev.flint.bid.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.BidParse;
import dev.flint.bid.document.BidDocument;
import dev.flint.bid.document.DocumentFault;
import dev.flint.bid.document.DocumentFault.Kind;
import dev.flint.bid.document.DocumentProof;
import dev.flint.bid.document.DocumentReading;
import dev.flint.bid.document.JsonReading;
import dev.flint.bid.document.KeyIds;
import dev.flint.bid.document.StrictJson;
import dev.flint.bid.document.UtcTime;
import dev.flint.json.Jcs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads operations of RFC-004, section 6.1; one instance per text, all faults at once. */
final class OperationReader {
    /** The misprint of RFC-004's samples, met in requests built from them. */
    private static final String MISPRINTED = "opratiton";

    private static final String DOCUMENT = "didDocument";

    private final List<DocumentFault> faults = new ArrayList<>();
    private final ObjectNode request;
    private final int octets;

    private OperationReader(ObjectNode request, int octets) {
        this.request = request;
        this.octets = octets;
    }

    static OperationReading read(byte[] utf8) {
        var json = LedgerRule.parse(utf8);
        if (json instanceof JsonReading.Faulty faulty) {
            return new OperationReading.Faulty(Refusal.malformed(List.of(DocumentFault.of(faulty))));
        }
        if (json instanceof JsonReading.Read read && read.value() instanceof ObjectNode object) {
            return read(object, utf8.length);
        }
        return new OperationReading.Faulty(
                Refusal.malformed(List.of(new DocumentFault(Kind.WRONG_TYPE, "", "an operation is a JSON object"))));
    }

    /** @param octets how long the text was */
    static OperationReading read(ObjectNode request, int octets) {
        return new OperationReader(request, octets).read();
    }

    private OperationReading read() {
        var kind = kind();
        var id = id();
        boolean deletes = kind.isPresent() && kind.get() == OperationKind.DELETE;
        // Of an operation that nobody knows it cannot be said whether it needs a document.
        boolean withDocument = !deletes && (kind.isPresent() || request.has(DOCUMENT));
        var document = withDocument ? document() : Optional.<BidDocument>empty();
        var demands = new Demands(text("chainId"), ledgerSeq());
        var proof = deletes ? proof() : document.flatMap(BidDocument::proof);
        var updated = deletes ? updated() : document.flatMap(BidDocument::updated);
        if (!faults.isEmpty()) {
            boolean inDocument = request.path(DOCUMENT).isObject()
                    && faults.stream().allMatch(fault -> fault.pointer().startsWith("/" + DOCUMENT));
            return inDocument
                    ? new OperationReading.Faulty(new Refusal(
                            RefusalKind.INVALID_DOCUMENT, faults.size() + " faults in the document", faults))
                    : new OperationReading.Faulty(Refusal.malformed(faults));
        }
        return new OperationReading.Read(
                new Operation(kind.orElseThrow(), id.orElseThrow(), document, proof, updated, demands, request));
    }

    private Optional<OperationKind> kind() {
        String name = request.has("operation") ? "operation" : MISPRINTED;
        var kind = text(name).flatMap(OperationKind::of);
        if (kind.isEmpty()) {
            fault(Kind.MISSING, "/operation", "one of create, update, delete, recovery");
        }
        return kind;
    }

    private Optional<Bid> id() {
        var text = text("id");
        if (text.isEmpty()) {
            fault(Kind.MISSING, "/id", "the identifier that the operation is about");
            return Optional.empty();
        }
        var parse = Bid.parse(text.get());
        if (parse instanceof BidParse.Parsed parsed) {
            return Optional.of(parsed.bid());
        }
        if (parse instanceof BidParse.Rejected rejected) {
            fault(Kind.NOT_A_BID, "/id", rejected.fault().name() + " at index " + rejected.index());
        }
        return Optional.empty();
    }

    private Optional<BidDocument> document() {
        if (!(request.get(DOCUMENT) instanceof ObjectNode tree)) {
            fault(Kind.MISSING, "/" + DOCUMENT, "the document to be registered");
            return Optional.empty();
        }
        if (octets > StrictJson.DOCUMENT_OCTETS_MAX && Jcs.canonicalize(tree).length > StrictJson.DOCUMENT_OCTETS_MAX) {
            fault(Kind.TOO_LARGE, "/" + DOCUMENT, "a document has at most 256,000 octets");
            return Optional.empty();
        }
        var reading = BidDocument.of(tree);
        if (reading instanceof DocumentReading.Read read) {
            return Optional.of(read.document());
        }
        if (reading instanceof DocumentReading.Faulty faulty) {
            for (var fault : faulty.faults()) {
                fault(fault.kind(), "/" + DOCUMENT + fault.pointer(), fault.message());
            }
        }
        return Optional.empty();
    }

    private Optional<DocumentProof> proof() {
        JsonNode proof = request.path("proof");
        if (proof.isMissingNode()) {
            return Optional.empty();
        }
        var creator = KeyIds.canonical(proof.path("creator").asText(""));
        if (creator.isEmpty() || !proof.path("signatureValue").isTextual()) {
            fault(Kind.WRONG_TYPE, "/proof", "an object with creator, a key id, and signatureValue");
            return Optional.empty();
        }
        return Optional.of(new DocumentProof(
                creator.get(), proof.get("signatureValue").textValue().strip()));
    }

    private Optional<Instant> updated() {
        var text = text("updated");
        if (text.isEmpty()) {
            if (!request.has("ledgerSeq")) {
                fault(Kind.MISSING, "/updated", "the time of the operation, or ledgerSeq instead");
            }
            return Optional.empty();
        }
        var time = UtcTime.parse(text.get());
        if (time.isEmpty()) {
            fault(Kind.NOT_A_TIME, "/updated", "not a time in UTC as 2026-01-01T00:00:00Z");
        }
        return time;
    }

    private OptionalLong ledgerSeq() {
        JsonNode value = request.path("ledgerSeq");
        if (value.isMissingNode()) {
            return OptionalLong.empty();
        }
        if (value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0) {
            return OptionalLong.of(value.longValue());
        }
        fault(Kind.NOT_A_NUMBER, "/ledgerSeq", "the ledger sequence of the registered version");
        return OptionalLong.empty();
    }

    private Optional<String> text(String name) {
        JsonNode value = request.path(name);
        if (!value.isMissingNode() && !value.isTextual()) {
            fault(Kind.WRONG_TYPE, "/" + name, "must be a text");
        }
        return Optional.ofNullable(value.textValue());
    }

    private void fault(Kind kind, String pointer, String message) {
        faults.add(new DocumentFault(kind, pointer, message));
    }
}
