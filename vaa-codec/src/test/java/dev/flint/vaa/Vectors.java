package dev.flint.vaa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** The vectors of this codec. */
final class Vectors {
    private static final JsonNode ALL = read();

    private Vectors() {}

    private static JsonNode read() {
        try (var stream = Vectors.class.getResourceAsStream("/vaa.json")) {
            return new ObjectMapper().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> of(String kind) {
        return StreamSupport.stream(ALL.path("vectors").spliterator(), false)
                .filter(vector -> vector.path("kind").asText().equals(kind))
                .toList();
    }
}
