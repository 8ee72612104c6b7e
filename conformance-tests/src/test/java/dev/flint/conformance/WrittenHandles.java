package dev.flint.conformance;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/** Handles in a file. */
final class WrittenHandles {
    static final String PREFIX = "88.1000.8";
    static final byte[] SECRET = "open sesame".getBytes(StandardCharsets.UTF_8);

    private WrittenHandles() {}

    private static JsonObject value(int index, String type, String permissions, Object data) {
        return new JsonObject()
                .put("index", index)
                .put("type", type)
                .put("permissions", permissions)
                .put("data", data);
    }

    private static JsonObject data(String format, Object value) {
        return new JsonObject().put("format", format).put("value", value);
    }

    private static JsonObject admin(int index) {
        return value(
                100,
                "HS_ADMIN",
                "1110",
                data(
                        "admin",
                        new JsonObject()
                                .put("handle", "0.NA/" + PREFIX)
                                .put("index", index)
                                .put("permissions", "011111110011")));
    }

    /** Writes them: one with a secret value, and an alias of it. */
    static void write(Path file, String url, RSAPublicKey publicKey) throws IOException {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        var key = new JsonObject()
                .put("kty", "RSA")
                .put("n", encoder.encodeToString(publicKey.getModulus().toByteArray()))
                .put("e", encoder.encodeToString(publicKey.getPublicExponent().toByteArray()));
        var list = new JsonArray()
                .add(new JsonObject().put("handle", "0.NA/" + PREFIX).put("index", 300))
                .add(new JsonObject().put("handle", "0.NA/" + PREFIX).put("index", 301));
        var records = new JsonObject()
                .put(
                        "0.NA/" + PREFIX,
                        new JsonObject()
                                .put(
                                        "values",
                                        new JsonArray()
                                                .add(value(200, "HS_VLIST", "1110", data("vlist", list)))
                                                .add(value(300, "HS_PUBKEY", "1110", data("key", key)))
                                                .add(value(
                                                        301,
                                                        "HS_SECKEY",
                                                        "1100",
                                                        new String(SECRET, StandardCharsets.UTF_8)))
                                                .add(value(302, "HS_SECKEY", "1100", "of a stranger"))))
                .put(
                        PREFIX + "/Secret",
                        new JsonObject()
                                .put(
                                        "values",
                                        new JsonArray()
                                                .add(value(1, "URL", "1110", url))
                                                .add(value(2, "NOTE", "1100", "not for everybody"))
                                                .add(admin(200))))
                .put(
                        PREFIX + "/alias",
                        new JsonObject()
                                .put("values", new JsonArray().add(value(1, "HS_ALIAS", "1110", PREFIX + "/Secret"))));
        Files.writeString(
                file,
                new JsonObject()
                        .put("homedPrefixes", new JsonArray().add("0.NA/" + PREFIX))
                        .put("handleRecords", records)
                        .encode());
    }
}
