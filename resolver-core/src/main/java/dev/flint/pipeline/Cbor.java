package dev.flint.pipeline;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;

/** JSON in CBOR, maps and lists with their lengths: RFC 8949, section 6.2. */
final class Cbor {
    private static final JsonMapper JSON = new JsonMapper();
    private static final CBORMapper CBOR = new CBORMapper();

    private Cbor() {}

    static Buffer of(Buffer json) {
        try {
            return Buffer.buffer(CBOR.writeValueAsBytes(JSON.readTree(json.getBytes())));
        } catch (IOException e) {
            throw new IllegalStateException("a document is JSON", e);
        }
    }
}
