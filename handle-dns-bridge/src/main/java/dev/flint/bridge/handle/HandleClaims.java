package dev.flint.bridge.handle;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** What signatures of the Handle System say, in JSON (Handle digest, 1.5). */
final class HandleClaims {
    /** How long a signature is good. */
    static final long LIFE_SECONDS = 30 * 86_400;

    private static final long SKEW_SECONDS = 600;
    private static final String HASH = "SHA-256";
    /** Index and time of a value are not signed. */
    private static final int SIGNED_FROM = 8;

    private HandleClaims() {}

    /** That a record has these values. */
    static String ofValues(String handle, String issuer, List<HandleValue> values, long now) {
        var digests = new JsonArray();
        values.forEach(value -> digests.add(new JsonObject()
                .put("index", Integer.toUnsignedLong(value.index()))
                .put("digest", digest(value))));
        return dated(handle, issuer, now)
                .put("digests", new JsonObject().put("alg", HASH).put("digests", digests))
                .encode();
    }

    /** That a key may sign what is below a prefix, as it says itself. */
    static String ofKey(String issuer, String prefix, RsaKey key, long now) {
        var permission = new JsonObject().put("handle", prefix).put("perm", "handlesUnderThisPrefix");
        return dated(issuer, issuer, now)
                .put("publicKey", key.toJson())
                .put("perms", new JsonArray().add(permission))
                .encode();
    }

    private static JsonObject dated(String subject, String issuer, long now) {
        return new JsonObject()
                .put("iss", issuer)
                .put("sub", subject)
                .put("iat", now)
                .put("nbf", now - SKEW_SECONDS)
                .put("exp", now + LIFE_SECONDS);
    }

    private static String digest(HandleValue value) {
        var out = new WireWriter(512);
        value.write(out);
        byte[] octets = out.toOctets();
        byte[] hash = RsaKey.sha256(Arrays.copyOfRange(octets, SIGNED_FROM, octets.length));
        return Base64.getEncoder().encodeToString(hash);
    }
}
