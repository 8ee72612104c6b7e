package dev.flint.bid.document;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** What DID Core has no place for, as one JSON literal: the extension, and names that are no URIs. */
final class BidExtension {
    private BidExtension() {}

    static void write(JsonGenerator json, BidDocument document) throws IOException {
        json.writeObjectFieldStart("bidExtension");
        for (var member : document.cleanShared().get("extension").properties()) {
            json.writeFieldName(member.getKey());
            json.writeTree(member.getValue());
        }
        var unmapped = document.alsoKnownAs().stream()
                .filter(name -> name.uri().isEmpty())
                .toList();
        if (!unmapped.isEmpty()) {
            json.writeArrayFieldStart("alsoKnownAs");
            for (var name : unmapped) {
                json.writeStartObject();
                json.writeNumberField("type", name.type());
                json.writeStringField("id", name.id());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        writeEndpoints(json, document);
        json.writeEndObject();
    }

    /** Endpoints as they were, where a scheme was put before them. */
    private static void writeEndpoints(JsonGenerator json, BidDocument document) throws IOException {
        var completed = document.services().stream()
                .filter(service ->
                        !service.isResolver() && !service.endpointUri().equals(service.serviceEndpoint()))
                .toList();
        if (completed.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("serviceEndpoints");
        for (var service : completed) {
            json.writeStringField(service.id(), service.serviceEndpoint());
        }
        json.writeEndObject();
    }
}
