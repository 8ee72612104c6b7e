package dev.flint.pipeline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Metadata for clients of DID Core 1.0, to whom a number is none of the types of a metadata structure.
 *
 * @see <a href="https://www.w3.org/TR/did-1.0/#metadata-structure">DID Core 1.0, section 7.3</a>
 */
final class LegacyMetadata {
    private static final JsonFactory JSON = new JsonFactory();

    private LegacyMetadata() {}

    /** The same members with texts for numbers, ending with the brace that closes them. */
    static byte[] closed(byte[] members) {
        var source = new byte[members.length + 2];
        source[0] = '{';
        System.arraycopy(members, 0, source, 1, members.length);
        source[source.length - 1] = '}';
        var copy = new ByteArrayOutputStream(source.length + 16);
        try (var parser = JSON.createParser(source);
                var generator = JSON.createGenerator(copy)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
                    generator.writeString(parser.getText());
                } else {
                    generator.copyCurrentEvent(parser);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("metadata are JSON", e);
        }
        byte[] whole = copy.toByteArray();
        var closed = new byte[whole.length - 1];
        System.arraycopy(whole, 1, closed, 0, closed.length);
        return closed;
    }
}
