package dev.flint.bid.registrar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.document.JsonReading;
import dev.flint.bid.document.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request as it came: DIF DID Registration, section 4.
 *
 * @param jobId which job goes on; empty for a new one
 * @param options members that are not known are left alone
 * @param secret what only the holder of the keys can know, or is wanted to make
 * @param changes what is to happen, in this order; one for all functions but {@code update}
 */
record RegistrarRequest(
        Optional<String> jobId, Optional<String> did, ObjectNode options, ObjectNode secret, List<Change> changes) {
    /** A document and what stands around it. */
    static final int OCTETS_MAX = 300_000;

    private static final int CHANGES_MAX = 100;

    /**
     * One change.
     *
     * @param operation {@code setDidDocument} if not said
     * @param document empty if none was given
     */
    record Change(String operation, ObjectNode document) {}

    /** What came of reading it. */
    sealed interface Reading {
        record Read(RegistrarRequest request) implements Reading {}

        record Malformed(Fault fault) implements Reading {}
    }

    static Reading read(RegistrarFunction function, byte[] utf8) {
        var json = StrictJson.parse(utf8, OCTETS_MAX, StrictJson.DOCUMENT_DEPTH_MAX + 3);
        if (!(json instanceof JsonReading.Read read) || !(read.value() instanceof ObjectNode body)) {
            return malformed("the body is one JSON object of at most " + OCTETS_MAX + " octets");
        }
        for (String name : List.of("options", "secret")) {
            if (isGiven(body.path(name)) && !body.path(name).isObject()) {
                return malformed(name + " is an object");
            }
        }
        for (String name : List.of("jobId", "did")) {
            if (isGiven(body.path(name)) && !body.path(name).isTextual()) {
                return malformed(name + " is a text");
            }
        }
        String operationName = function == RegistrarFunction.EXECUTE ? "operation" : "didDocumentOperation";
        String documentName = function == RegistrarFunction.EXECUTE ? "operationData" : "didDocument";
        var operations = listed(body.path(operationName));
        var documents = listed(body.path(documentName));
        if (operations.size() > CHANGES_MAX || documents.size() > CHANGES_MAX) {
            return malformed("at most " + CHANGES_MAX + " operations are done at once");
        }
        if (documents.stream().anyMatch(document -> !document.isObject())) {
            return malformed(documentName + " is an object, or an array of objects");
        }
        for (var document : documents) {
            var misshapen = DocumentDraft.misshapen((ObjectNode) document);
            if (misshapen.isPresent()) {
                return new Reading.Malformed(Fault.document(misshapen.get()));
            }
        }
        if (operations.stream().anyMatch(operation -> !operation.isTextual())) {
            return malformed(operationName + " is a text, or an array of texts");
        }
        if (!operations.isEmpty() && operations.size() != documents.size()) {
            return malformed(operationName + " has to have as many elements as " + documentName);
        }
        return new Reading.Read(new RegistrarRequest(
                text(body, "jobId"),
                text(body, "did"),
                object(body, "options"),
                object(body, "secret"),
                changes(operations, documents)));
    }

    private static List<Change> changes(List<JsonNode> operations, List<JsonNode> documents) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            String operation =
                    operations.isEmpty() ? "setDidDocument" : operations.get(i).textValue();
            changes.add(new Change(operation, (ObjectNode) documents.get(i)));
        }
        return List.copyOf(changes);
    }

    /** The first document; an empty one if there is none. */
    ObjectNode document() {
        return changes.isEmpty()
                ? JsonNodeFactory.instance.objectNode()
                : changes.get(0).document();
    }

    boolean isTrue(String option) {
        return options.path(option).asBoolean(false);
    }

    /** The same with another option. */
    RegistrarRequest with(String option, String value) {
        return new RegistrarRequest(jobId, did, options.deepCopy().put(option, value), secret, changes);
    }

    Optional<String> option(String name) {
        return text(options, name).filter(text -> !text.isEmpty());
    }

    private static List<JsonNode> listed(JsonNode value) {
        List<JsonNode> values = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(values::add);
        } else if (isGiven(value)) {
            values.add(value);
        }
        return values;
    }

    private static boolean isGiven(JsonNode value) {
        return !value.isMissingNode() && !value.isNull();
    }

    private static Optional<String> text(ObjectNode object, String name) {
        return Optional.ofNullable(object.path(name).textValue());
    }

    private static ObjectNode object(ObjectNode body, String name) {
        return body.path(name) instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }

    private static Reading malformed(String detail) {
        return new Reading.Malformed(Fault.options(detail));
    }
}
