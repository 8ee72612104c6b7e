package dev.flint.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Resolution options as a JSON object in the body of a POST. */
final class OptionsBody {
    /** A longer one is no set of options. */
    private static final int BYTES_MAX = 16_384;

    private OptionsBody() {}

    /** The options by name; empty when the body is not one object with texts, truth values or numbers. */
    static Optional<Map<String, String>> parse(Buffer body) {
        if (body.length() == 0) {
            return Optional.of(Map.of());
        }
        if (body.length() > BYTES_MAX) {
            return Optional.empty();
        }
        try {
            var options = new LinkedHashMap<String, String>();
            for (var member : new JsonObject(body)) {
                if (!(member.getValue() instanceof String
                        || member.getValue() instanceof Boolean
                        || member.getValue() instanceof Number)) {
                    return Optional.empty();
                }
                options.put(member.getKey(), member.getValue().toString());
            }
            return Optional.of(options);
        } catch (DecodeException | ClassCastException e) {
            return Optional.empty();
        }
    }
}
