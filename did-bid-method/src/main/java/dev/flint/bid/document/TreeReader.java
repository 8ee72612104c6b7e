package dev.flint.bid.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/** Builds a tree token by token, so that each thing forbidden is named for what it is. Used once. */
final class TreeReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private final int depthMax;
    private int depth;
    private Optional<JsonReading.Faulty> fault = Optional.empty();

    TreeReader(JsonParser parser, int depthMax) {
        this.parser = parser;
        this.depthMax = depthMax;
    }

    JsonReading readAll(JsonToken first) throws IOException {
        JsonNode value = value(first);
        if (fault.isEmpty() && parser.nextToken() != null) {
            stop(JsonFault.TRAILING);
        }
        return fault.isPresent() ? fault.get() : new JsonReading.Read(value);
    }

    private JsonNode value(JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> NODES.textNode(text(parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(token);
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT -> stop(JsonFault.SYNTAX);
        };
    }

    private JsonNode object() throws IOException {
        ObjectNode object = NODES.objectNode();
        if (++depth > depthMax) {
            return stop(JsonFault.TOO_DEEP);
        }
        while (fault.isEmpty() && parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = text(parser.currentName());
            JsonNode value = value(parser.nextToken());
            if (fault.isEmpty() && object.replace(name, value) != null) {
                stop(JsonFault.DUPLICATE_NAME);
            }
        }
        depth--;
        return object;
    }

    private JsonNode array() throws IOException {
        ArrayNode array = NODES.arrayNode();
        if (++depth > depthMax) {
            return stop(JsonFault.TOO_DEEP);
        }
        for (JsonToken token = parser.nextToken();
                fault.isEmpty() && token != JsonToken.END_ARRAY;
                token = fault.isEmpty() ? parser.nextToken() : token) {
            array.add(value(token));
        }
        depth--;
        return array;
    }

    private JsonNode number(JsonToken token) throws IOException {
        // The library limits whole, fraction and exponent one by one.
        if (parser.getTextLength() > StrictJson.NUMBER_CHARS_MAX) {
            return stop(JsonFault.TOO_LONG);
        }
        return token == JsonToken.VALUE_NUMBER_INT ? integer() : decimal();
    }

    private JsonNode integer() throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            case BIG_INTEGER -> NODES.numberNode(parser.getBigIntegerValue());
            case FLOAT, DOUBLE, BIG_DECIMAL -> decimal();
        };
    }

    private JsonNode decimal() throws IOException {
        double value = parser.getDoubleValue();
        return Double.isFinite(value) ? NODES.numberNode(value) : stop(JsonFault.NUMBER_RANGE);
    }

    private String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    stop(JsonFault.LONE_SURROGATE);
                    return text;
                }
                i++;
            }
        }
        return text;
    }

    /** Keeps the first fault; the tree is of no use from here on. */
    private JsonNode stop(JsonFault kind) {
        if (fault.isEmpty()) {
            fault = Optional.of(StrictJson.faulty(kind, parser));
        }
        return MissingNode.getInstance();
    }
}
