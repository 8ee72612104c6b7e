package dev.flint.bid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** The vectors beside the tests: one file per part of the rule, the birthplace in every vector. */
public final class Vectors {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Vectors() {}

    public static JsonNode file(String name) {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + name)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    /** The identifiers of bid.json that are right and of the present generation. */
    static List<JsonNode> identifiers() {
        return list(file("bid.json").get("identifiers")).stream()
                .filter(v -> v.get("verified").asBoolean())
                .filter(v -> !v.get("lineage").asText().contains("obsolete"))
                .toList();
    }
}
