package dev.flint.bid.recursion;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which unit a member of a document is, and of what its payload consists.
 *
 * @param integerOctets 4 or 8 for numbers, 0 for texts and for objects
 * @param members of an object
 */
record UnitSchema(int id, int integerOctets, Map<String, UnitSchema> members) {
    private static final int INT = 4;
    private static final int LONG = 8;

    private static final UnitSchema EXTENSION = extension();

    /** The whole document. */
    static final UnitSchema DOCUMENT = document();

    private static UnitSchema text(int id) {
        return new UnitSchema(id, 0, Map.of());
    }

    private static UnitSchema number(int id) {
        return new UnitSchema(id, INT, Map.of());
    }

    private static UnitSchema object(int id, Object... members) {
        Map<String, UnitSchema> schema = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            schema.put((String) members[i], (UnitSchema) members[i + 1]);
        }
        return new UnitSchema(id, 0, schema);
    }

    private static UnitSchema document() {
        return object(
                0x2100,
                "version",
                text(0x2101),
                "id",
                text(0x2102),
                "created",
                text(0x2104),
                "updated",
                text(0x2105),
                "authentication",
                text(0x2106),
                "publicKey",
                object(
                        0x2110,
                        "id",
                        text(0x2111),
                        "type",
                        text(0x2112),
                        "controller",
                        text(0x2113),
                        "publicKeyHex",
                        text(0x2114)),
                "alsoKnownAs",
                object(0x2120, "type", number(0x2121), "id", text(0x2122)),
                "service",
                service(),
                "proof",
                object(0x2140, "creator", text(0x2141), "signatureValue", text(0x2142)),
                "extension",
                EXTENSION);
    }

    private static UnitSchema service() {
        return object(
                0x2130,
                "id",
                text(0x2131),
                "type",
                text(0x2132),
                "version",
                text(0x2133),
                "protocol",
                number(0x2134),
                "serverType",
                number(0x2135),
                "serviceEndpoint",
                text(0x2136),
                "port",
                number(0x2137));
    }

    private static UnitSchema extension() {
        return object(
                0x3000,
                "recovery",
                text(0x3100),
                "ttl",
                new UnitSchema(0x3200, LONG, Map.of()),
                "delegateSign",
                object(0x3300, "signer", text(0x3310), "signatureValue", text(0x3320)),
                "type",
                number(0x3400),
                "attributes",
                object(
                        0x3500,
                        "key",
                        text(0x3510),
                        "desc",
                        text(0x3520),
                        "encrypt",
                        number(0x3530),
                        "format",
                        text(0x3540),
                        "value",
                        text(0x3550),
                        "proof",
                        object(0x3560, "creator", text(0x3561), "signatureValue", text(0x3562))),
                "acsns",
                object(0x3600, "acsn", text(0x3610)),
                "verifiableCredentials",
                object(0x3700, "id", text(0x3710), "type", number(0x3720)));
    }

    /** A member of the document, or of its extension. */
    static UnitSchema of(String member) {
        return Optional.ofNullable(DOCUMENT.members.get(member))
                .or(() -> Optional.ofNullable(EXTENSION.members.get(member)))
                .orElseThrow(() -> new IllegalArgumentException("no unit for " + member));
    }

    /** Appends a value; an array is its elements one behind the other. What has no unit is left out. */
    void append(Buffer octets, JsonNode value) {
        if (value.isArray()) {
            value.forEach(element -> append(octets, element));
        } else if (integerOctets == LONG) {
            BinaryUnit.append(octets, id, Buffer.buffer().appendLong(value.asLong()));
        } else if (integerOctets == INT) {
            BinaryUnit.append(octets, id, Buffer.buffer().appendInt(value.asInt()));
        } else if (members.isEmpty()) {
            BinaryUnit.append(octets, id, Buffer.buffer(value.isValueNode() ? value.asText() : value.toString()));
        } else if (value.isTextual()) {
            // A text where the protocol has an object of one member.
            var payload = Buffer.buffer();
            members.values().iterator().next().append(payload, value);
            BinaryUnit.append(octets, id, payload);
        } else if (value.isObject()) {
            var payload = Buffer.buffer();
            members.forEach((name, schema) -> {
                if (value.hasNonNull(name)) {
                    schema.append(payload, value.get(name));
                }
            });
            BinaryUnit.append(octets, id, payload);
        }
    }
}
