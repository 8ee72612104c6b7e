package dev.flint.deploy.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.StringWriter;

/** What a server answered, which need not be the JSON that was asked for. */
final class AnswerBody {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private AnswerBody() {}

    /** A missing node if the body is no JSON. */
    static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** For people: indented, or as it came if it is no JSON. */
    static String pretty(String body) {
        var tree = tree(body);
        return tree.isMissingNode() ? body : tree.toPrettyString();
    }

    /** For programs: one line of JSON whatever came; a string if it was no JSON, null if it was nothing. */
    static String line(String body) {
        if (body.isBlank()) {
            return "null";
        }
        var line = new StringWriter(body.length());
        try (var parser = JSON.createParser(body);
                var generator = JSON.createGenerator(line)) {
            parser.nextToken();
            generator.copyCurrentStructureExact(parser);
            generator.flush();
            return parser.nextToken() == null ? line.toString() : JsonText.quote(body);
        } catch (IOException e) {
            return JsonText.quote(body);
        }
    }
}
