package dev.flint.bid.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads I-JSON (RFC 7493) from untrusted octets: UTF-8 only, no name twice in an object, no lone surrogates, numbers
 * within IEEE 754 double, nothing behind the value; everything limited.
 */
public final class StrictJson {
    /** Most octets of a document (BID digest, 3.1). */
    public static final int DOCUMENT_OCTETS_MAX = 256_000;
    /** Most objects and arrays around a value of a document, its own included. */
    public static final int DOCUMENT_DEPTH_MAX = 32;

    static final int NAME_CHARS_MAX = 256;
    static final int NUMBER_CHARS_MAX = 64;

    // Names are neither interned nor kept in a table: hostile ones would fill it, or collide until it throws.
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(DOCUMENT_OCTETS_MAX)
                    .maxNameLength(NAME_CHARS_MAX)
                    .maxNumberLength(NUMBER_CHARS_MAX)
                    .build())
            .build();

    private StrictJson() {}

    /** Reads a value within the limits of a document. */
    public static JsonReading parse(byte[] utf8) {
        return parse(utf8, DOCUMENT_OCTETS_MAX, DOCUMENT_DEPTH_MAX);
    }

    /**
     * Reads a value.
     *
     * @param octetsMax most octets
     * @param depthMax most objects and arrays inside each other; at most 1,000
     */
    public static JsonReading parse(byte[] utf8, int octetsMax, int depthMax) {
        if (utf8.length > octetsMax) {
            return new JsonReading.Faulty(JsonFault.TOO_LARGE, octetsMax);
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer octets = ByteBuffer.wrap(utf8);
        CharBuffer text = CharBuffer.allocate(utf8.length);
        CoderResult result = decoder.decode(octets, text, true);
        if (result.isError()) {
            return new JsonReading.Faulty(JsonFault.SYNTAX, text.position());
        }
        return read(text.array(), text.position(), depthMax);
    }

    private static JsonReading read(char[] text, int length, int depthMax) {
        try (JsonParser parser = JSON.createParser(text, 0, length)) {
            try {
                TreeReader reader = new TreeReader(parser, depthMax);
                JsonToken first = parser.nextToken();
                return first == null ? faulty(JsonFault.SYNTAX, parser) : reader.readAll(first);
            } catch (StreamConstraintsException limit) {
                return faulty(JsonFault.TOO_LONG, parser);
            } catch (JsonProcessingException notJson) {
                return faulty(JsonFault.SYNTAX, parser);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
    }

    static JsonReading.Faulty faulty(JsonFault fault, JsonParser parser) {
        return new JsonReading.Faulty(
                fault, Math.max(0, parser.currentLocation().getCharOffset()));
    }
}
