package dev.flint.bid.document;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The octets that the Java SDK signs (BID digest, 3.8, profile B): compact JSON, members in the order of its classes,
 * {@code @context} last, without proof and without members that are null.
 *
 * <p>A document with members that those classes do not have has no such form: the signature would not cover them, and
 * whoever adds one to a signed document must not find it valid.
 */
final class SdkForm {
    private static final Shape VALUE = new Shape(Map.of());
    private static final Shape DOCUMENT = shape(
            "version",
            "id",
            "publicKey",
            shape("id", "type", "publicKeyHex", "controller"),
            "authentication",
            "alsoKnownAs",
            shape("id", "type"),
            "extension",
            shape(
                    "recovery",
                    "ttl",
                    "type",
                    "delegateSign",
                    shape("signer", "signatureValue"),
                    "attributes",
                    shape("key", "desc", "value", "format", "encrypt"),
                    "acsns",
                    "verifiableCredentials",
                    shape("id", "type")),
            "service",
            shape("id", "type", "version", "protocol", "serverType", "serviceEndpoint", "port"),
            "created",
            "updated",
            "@context");
    private static final String PROOF = "proof";

    private SdkForm() {}

    /** The octets, or empty when the document has members that this form would leave out. */
    static Optional<byte[]> octets(ObjectNode document) {
        ObjectNode unsigned = document.objectNode();
        for (Map.Entry<String, JsonNode> member : document.properties()) {
            if (!member.getKey().strip().equals(PROOF)) {
                unsigned.set(member.getKey(), member.getValue());
            }
        }
        return fits(unsigned, DOCUMENT)
                ? Optional.of(JsonText.octets(generator -> write(generator, unsigned, DOCUMENT)))
                : Optional.empty();
    }

    private static boolean fits(JsonNode value, Shape shape) {
        if (shape.isAnyValue()) {
            return true;
        }
        if (value.isArray()) {
            for (JsonNode element : value) {
                if (!fits(element, shape)) {
                    return false;
                }
            }
            return true;
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            Shape inner = shape.members.get(member.getKey().strip());
            if (!member.getValue().isNull() && (inner == null || !fits(member.getValue(), inner))) {
                return false;
            }
        }
        return true;
    }

    private static void write(JsonGenerator generator, JsonNode value, Shape shape) throws IOException {
        if (shape.isAnyValue() || !value.isContainerNode()) {
            JsonText.write(generator, value);
        } else if (value.isArray()) {
            generator.writeStartArray();
            for (JsonNode element : value) {
                write(generator, element, shape);
            }
            generator.writeEndArray();
        } else {
            generator.writeStartObject();
            for (Map.Entry<String, Shape> known : shape.members.entrySet()) {
                member(generator, value, known.getKey(), known.getValue());
            }
            generator.writeEndObject();
        }
    }

    /** Under the name as given: what was signed with a blank at its end is written with it. */
    private static void member(JsonGenerator generator, JsonNode object, String name, Shape shape) throws IOException {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (member.getKey().strip().equals(name) && !member.getValue().isNull()) {
                generator.writeFieldName(member.getKey());
                write(generator, member.getValue(), shape);
            }
        }
    }

    /** Names in order, each followed by the shape of what it holds unless that is written as it is. */
    private static Shape shape(Object... namesAndShapes) {
        Map<String, Shape> members = new LinkedHashMap<>();
        String last = "";
        for (Object part : namesAndShapes) {
            if (part instanceof Shape inner) {
                members.put(last, inner);
            } else {
                last = (String) part;
                members.put(last, VALUE);
            }
        }
        return new Shape(members);
    }

    /** Members that an object may have, in order; none for a value that is written as it is. */
    private record Shape(Map<String, Shape> members) {
        boolean isAnyValue() {
            return members.isEmpty();
        }
    }
}
