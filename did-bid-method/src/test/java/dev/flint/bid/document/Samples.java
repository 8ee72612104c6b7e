package dev.flint.bid.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.BidPublicKey;
import dev.flint.bid.Vectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The seven signed documents and the registered one. */
final class Samples {
    static final ObjectMapper JSON = new ObjectMapper();
    static final JsonNode FILE = Vectors.file("bid-documents.json");

    private Samples() {}

    static List<String> names() {
        return FILE.get("documents").properties().stream()
                .map(Map.Entry::getKey)
                .toList();
    }

    static ObjectNode tree(String name) {
        return FILE.get("documents").get(name).deepCopy();
    }

    static ObjectNode registered() {
        return Vectors.file("bid-registered-document.json").get("document").deepCopy();
    }

    static BidDocument document(String name) {
        return document(tree(name));
    }

    static BidDocument document(JsonNode tree) {
        DocumentReading reading = read(tree);
        if (reading instanceof DocumentReading.Read read) {
            return read.document();
        }
        throw new AssertionError(reading);
    }

    static DocumentReading read(JsonNode tree) {
        return BidDocument.read(octets(tree));
    }

    static byte[] octets(JsonNode tree) {
        try {
            return JSON.writeValueAsBytes(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All keys of all seven documents, and the anchor's. */
    static Function<String, Optional<BidPublicKey>> keys() {
        return keyId -> {
            if (keyId.startsWith(FILE.get("anchor").get("bid").asText())) {
                return BidPublicKey.parse(FILE.get("anchor").get("publicKeyHex").asText())
                        .toOptional();
            }
            return names().stream()
                    .map(Samples::document)
                    .flatMap(document -> document.key(keyId).stream())
                    .findFirst();
        };
    }
}
