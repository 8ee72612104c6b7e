package dev.flint.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** The vectors in the resources. */
final class Vectors {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Vectors() {}

    /** The elements of one array. */
    static List<JsonNode> of(String file, String part) {
        try (var in = Vectors.class.getResourceAsStream("/vectors/" + file)) {
            return StreamSupport.stream(JSON.readTree(in).get(part).spliterator(), false)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /** BIDs that are not. */
    static List<String> invalidBids() {
        return of("bid.json", "invalidIdentifiers").stream()
                .map(vector -> vector.get("input").asText())
                .toList();
    }
}
