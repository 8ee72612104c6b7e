package dev.flint.deploy.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What a line of a command's input stands for: a JSON string, an object with {@code input}, or the text itself. */
sealed interface InputLine {
    /** Code of a line that cannot be decoded. */
    String MALFORMED = "MALFORMED_LINE";

    /**
     * Something to work on.
     *
     * @param options the object's other members; an empty object when there are none
     */
    record Given(String input, JsonNode options) implements InputLine {}

    /**
     * A line that begins like JSON and is none, or has no input, or is too long to be looked at.
     *
     * @param index zero-based position in the line
     */
    record Malformed(String code, int index, String message) implements InputLine {}

    static InputLine of(Lines.Line line) {
        return line.tooLong()
                ? new Malformed("TOO_LONG", Lines.BYTES_MAX, "a line has at most " + Lines.BYTES_MAX + " bytes")
                : of(line.text());
    }

    private static InputLine of(String line) {
        if (line.isEmpty() || (line.charAt(0) != '"' && line.charAt(0) != '{')) {
            return new Given(line, Json.NO_OPTIONS);
        }
        try {
            JsonNode value = Json.READER.readTree(line);
            JsonNode input = value.isObject() ? value.path("input") : value;
            return input.isTextual()
                    ? new Given(input.textValue(), value.isObject() ? value : Json.NO_OPTIONS)
                    : new Malformed(MALFORMED, 0, "the object has no text member \"input\"");
        } catch (JsonProcessingException e) {
            long column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr() - 1L;
            return new Malformed(
                    MALFORMED, (int) Math.max(0, Math.min(column, line.length())), "not a JSON string or object");
        }
    }

    /** How lines are read. */
    final class Json {
        static final ObjectReader READER = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .reader();
        static final JsonNode NO_OPTIONS = JsonNodeFactory.instance.objectNode();

        private Json() {}
    }
}
