package dev.flint.methods;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.spi.Answer;
import dev.flint.spi.DocumentBytes;
import dev.flint.spi.Freshness;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Optional;

/** DID documents that strangers send: read strictly and within limits, then taken apart for answers. */
final class JsonDocument {
    private static final int DEPTH_MAX = 64;
    private static final int TEXT_CHARS_MAX = 262_144;
    private static final byte[] CONTEXT_10 = "\"https://www.w3.org/ns/did/v1\"".getBytes(UTF_8);
    private static final byte[] CONTEXT_11 = "\"https://www.w3.org/ns/did/v1.1\"".getBytes(UTF_8);

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .maxStringLength(TEXT_CHARS_MAX)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonDocument() {}

    /** One JSON object and nothing else. */
    static Optional<ObjectNode> object(Buffer json) {
        try {
            JsonNode tree = MAPPER.readTree(json.getBytes());
            return tree instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** One JSON array and nothing else. */
    static Optional<JsonNode> array(Buffer json) {
        try {
            return Optional.of(MAPPER.readTree(json.getBytes())).filter(JsonNode::isArray);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A document as an answer; its members stay as they are, in their order. */
    static Answer answer(ObjectNode document, ObjectNode metadata, Freshness freshness) {
        var rest = document.deepCopy();
        JsonNode context = rest.remove("@context");
        byte[] own = context == null ? CONTEXT_10 : context.toString().getBytes(UTF_8);
        byte[] own11 = context == null ? CONTEXT_11 : own;
        return new Answer(new DocumentBytes(own, own11, members(rest)), members(metadata), freshness);
    }

    private static byte[] members(ObjectNode object) {
        String text = object.toString();
        return text.substring(1, text.length() - 1).getBytes(UTF_8);
    }
}
