package dev.flint.bid.document;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalInt;

/** The services of a document with endpoints that are URIs; all else about them as it was. */
final class Services {
    private Services() {}

    static void write(JsonGenerator json, BidDocument document) throws IOException {
        var services = document.services();
        if (services.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("service");
        JsonNode entries = document.cleanShared().get("service");
        for (int i = 0; i < services.size(); i++) {
            json.writeStartObject();
            for (var member : entries.get(i).properties()) {
                write(json, services.get(i), member);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, BidService service, Map.Entry<String, JsonNode> member)
            throws IOException {
        String name = member.getKey();
        var transport = service.resolver();
        switch (name) {
            case "id" -> json.writeStringField(name, service.id());
            case "type" -> json.writeStringField(name, service.type());
            case "serviceEndpoint" -> json.writeStringField(name, service.endpointUri());
            case "protocol" -> writeNumber(json, name, transport.protocol());
            case "serverType" -> writeNumber(json, name, transport.serverType());
            case "port" -> writeNumber(json, name, transport.port());
            case "version" -> json.writeStringField(name, transport.version().orElse(""));
            default -> {
                json.writeFieldName(name);
                json.writeTree(member.getValue());
            }
        }
    }

    private static void writeNumber(JsonGenerator json, String name, OptionalInt number) throws IOException {
        if (number.isPresent()) {
            json.writeNumberField(name, number.getAsInt());
        }
    }
}
