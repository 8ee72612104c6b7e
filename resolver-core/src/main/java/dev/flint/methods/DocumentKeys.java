package dev.flint.methods;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.spi.DocumentBytes;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The verification methods of a document, and what they may be used for. */
public final class DocumentKeys {
    /** How many methods of a document are read; points on curves take their time. */
    static final int METHODS_MAX = 32;

    private static final List<String> RELATIONSHIPS = List.of(
            "authentication", "assertionMethod", "keyAgreement", "capabilityInvocation", "capabilityDelegation");

    private final ObjectNode document;
    private final List<JsonNode> methods = new ArrayList<>();

    private DocumentKeys(ObjectNode document) {
        this.document = document;
        document.path("verificationMethod").forEach(methods::add);
        for (String relationship : RELATIONSHIPS) {
            document.path(relationship).forEach(entry -> {
                if (entry.isObject()) {
                    methods.add(entry);
                }
            });
        }
    }

    /** Reads a document; empty when it is none. */
    public static Optional<DocumentKeys> of(Buffer json) {
        return JsonDocument.object(json).map(DocumentKeys::new);
    }

    /** Reads a document in pieces; empty when it is none. */
    public static Optional<DocumentKeys> of(DocumentBytes bytes) {
        return of(Buffer.buffer("{\"@context\":")
                .appendBytes(bytes.context10())
                .appendString(",")
                .appendBytes(bytes.members())
                .appendString("}"));
    }

    /** The document's identifier; empty when it has none. */
    public String id() {
        return document.path("id").asText("");
    }

    ObjectNode document() {
        return document;
    }

    /** One for each method, those among the relationships included; what is beyond the limit is not read. */
    public List<VerificationKey> keys() {
        return IntStream.range(0, methods.size())
                .mapToObj(i -> i < METHODS_MAX ? VerificationKey.of(methods.get(i)) : VerificationKey.UNKNOWN)
                .toList();
    }

    /**
     * The key of a method that is meant for a purpose.
     *
     * @param purpose name of a relationship
     * @param id of the method, absolute or relative to the document
     */
    Optional<VerificationKey> key(String purpose, String id) {
        String wanted = absolute(id);
        for (var entry : document.path(purpose)) {
            var named = entry.isObject() ? entry.path("id") : entry;
            if (absolute(named.asText("")).equals(wanted)) {
                return methods.stream()
                        .limit(METHODS_MAX)
                        .filter(method -> absolute(method.path("id").asText("")).equals(wanted))
                        .findFirst()
                        .map(VerificationKey::of);
            }
        }
        return Optional.empty();
    }

    private String absolute(String id) {
        return id.startsWith("#") ? id() + id : id;
    }
}
