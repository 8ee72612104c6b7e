package dev.flint.bid.document;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;

/** Writes compact JSON in UTF-8, everything beyond ASCII unescaped. */
final class JsonText {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int OCTETS_EXPECTED = 2_048;

    private JsonText() {}

    /** Something that writes one value. */
    @FunctionalInterface
    interface Writing {
        void to(JsonGenerator generator) throws IOException;
    }

    static byte[] octets(Writing writing) {
        ByteArrayBuilder out = new ByteArrayBuilder(OCTETS_EXPECTED);
        try (JsonGenerator generator = JSON.createGenerator(out, JsonEncoding.UTF8)) {
            writing.to(generator);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return out.toByteArray();
    }

    /** The members of an object that is written by {@code writing}: its octets without braces. */
    static byte[] members(Writing writing) {
        byte[] object = octets(writing);
        return Arrays.copyOfRange(object, 1, object.length - 1);
    }

    static void write(JsonGenerator generator, JsonNode value) throws IOException {
        switch (value.getNodeType()) {
            case OBJECT -> {
                generator.writeStartObject();
                for (Map.Entry<String, JsonNode> member : value.properties()) {
                    generator.writeFieldName(member.getKey());
                    write(generator, member.getValue());
                }
                generator.writeEndObject();
            }
            case ARRAY -> {
                generator.writeStartArray();
                for (JsonNode element : value) {
                    write(generator, element);
                }
                generator.writeEndArray();
            }
            case STRING -> generator.writeString(value.textValue());
            case NUMBER -> number(generator, value);
            case BOOLEAN -> generator.writeBoolean(value.booleanValue());
            case NULL -> generator.writeNull();
            case BINARY, MISSING, POJO -> throw new IllegalArgumentException("not JSON: " + value.getNodeType());
        }
    }

    private static void number(JsonGenerator generator, JsonNode value) throws IOException {
        switch (value.numberType()) {
            case INT -> generator.writeNumber(value.intValue());
            case LONG -> generator.writeNumber(value.longValue());
            case BIG_INTEGER -> generator.writeNumber(value.bigIntegerValue());
            case FLOAT, DOUBLE -> generator.writeNumber(value.doubleValue());
            case BIG_DECIMAL -> generator.writeNumber(value.decimalValue());
        }
    }
}
