package dev.flint.pipeline;

import dev.flint.spi.Freshness;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/**
 * One representation of an answer, with everything about it that would otherwise be written anew per request.
 *
 * @param body shared, read-only: it may be in many sockets at once
 * @param entityTag strong, with its quotes: RFC 9110, section 8.8.3
 * @param lastModified as an HTTP date: RFC 9110, section 5.6.7
 * @param cacheControl the directives of RFC 9111, section 5.2.2
 */
public record Rendering(String mediaType, Buffer body, String entityTag, String lastModified, String cacheControl) {
    private static final int TAG_BYTES = 16;
    // Not RFC_1123_DATE_TIME, which writes the first nine days of a month with one digit.
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    static Rendering of(String mediaType, Buffer body, Freshness freshness) {
        return new Rendering(
                mediaType,
                body,
                entityTag(mediaType, body),
                httpDate(freshness.updatedSeconds()),
                "public, max-age=" + freshness.maxAgeSeconds() + (freshness.immutable() ? ", immutable" : ""));
    }

    /** A moment in seconds since 1970, as header fields have it: RFC 9110, section 5.6.7. */
    public static String httpDate(long seconds) {
        return HTTP_DATE.format(Instant.ofEpochSecond(seconds));
    }

    private static String entityTag(String mediaType, Buffer body) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            // The same bytes under two media types are two representations: RFC 9110, section 8.8.1.
            sha256.update(mediaType.getBytes(StandardCharsets.US_ASCII));
            byte[] digest = sha256.digest(body.getBytes());
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, TAG_BYTES)) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
