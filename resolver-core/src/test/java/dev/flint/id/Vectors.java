package dev.flint.id;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The vectors of DID syntax and DID resolution, by chapter. */
public final class Vectors {
    private static final String RESOURCE = "/vectors/did.json";

    private Vectors() {}

    public static List<JsonObject> of(String chapter) {
        try (var in = Objects.requireNonNull(Vectors.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new JsonObject(new String(in.readAllBytes(), UTF_8))
                    .getJsonArray(chapter).stream().map(JsonObject.class::cast).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
