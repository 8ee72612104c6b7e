package dev.flint.bid.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The octets that BID-SDK-JAVA signs: compact JSON with the members in the order of its classes, everything else left
 * out (BID digest, 3.8).
 */
final class ProfileB {
    private static final List<String> DOCUMENT = List.of(
            "version",
            "id",
            "publicKey",
            "authentication",
            "alsoKnownAs",
            "extension",
            "service",
            "created",
            "updated",
            "@context");
    private static final Map<String, List<String>> MEMBERS = Map.of(
            "publicKey", List.of("id", "type", "publicKeyHex", "controller"),
            "alsoKnownAs", List.of("id", "type"),
            "extension",
                    List.of("recovery", "ttl", "type", "delegateSign", "attributes", "acsns", "verifiableCredentials"),
            "delegateSign", List.of("signer", "signatureValue"),
            "attributes", List.of("key", "desc", "value", "format", "encrypt"),
            "verifiableCredentials", List.of("id", "type"),
            "service", List.of("id", "type", "version", "protocol", "serverType", "serviceEndpoint", "port"));

    private ProfileB() {}

    static byte[] message(ObjectNode document) {
        return ordered(document, DOCUMENT).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode ordered(JsonNode object, List<String> names) {
        ObjectNode ordered = JsonNodeFactory.instance.objectNode();
        for (String name : names) {
            JsonNode value = object.path(name);
            if (!value.isMissingNode() && !value.isNull()) {
                ordered.set(name, ordered(name, value));
            }
        }
        return ordered;
    }

    private static JsonNode ordered(String name, JsonNode value) {
        var names = MEMBERS.get(name);
        if (names == null) {
            return value;
        }
        if (value.isObject()) {
            return ordered(value, names);
        }
        var array = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : value) {
            array.add(element.isObject() ? ordered(element, names) : element);
        }
        return value.isArray() ? array : value;
    }
}
