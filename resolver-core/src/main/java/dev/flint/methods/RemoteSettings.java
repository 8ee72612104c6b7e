package dev.flint.methods;

import dev.flint.spi.CachePolicy;
import dev.flint.spi.ResolutionOptions;
import dev.flint.spi.Version;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * A driver somewhere else, in the way of a Universal Resolver's configuration.
 *
 * @param prefix what its identifiers begin with: {@code did:ethr:}, or {@code did:} for all that nobody else owns
 * @param url to which {@code /1.0/identifiers/} and the identifier are appended; or with {@code $1} for the identifier,
 *     {@code $2} for it percent-encoded, and nothing appended
 * @param supportsOptions whether it understands resolution options
 */
public record RemoteSettings(String prefix, String url, boolean supportsOptions, Limits limits, CachePolicy caching) {
    private static final String PATH = "/1.0/identifiers/";
    private static final String PATTERN_START = "^(";
    private static final String OPTIONS = "#options";

    /**
     * What it may cost.
     *
     * @param timeout from the question to the last byte
     * @param concurrent questions at once; as many again four times may wait
     */
    public record Limits(Duration timeout, int concurrent, int bodyBytesMax) {
        public Limits {
            if (timeout.isNegative() || timeout.isZero() || concurrent < 1 || bodyBytesMax < 1) {
                throw new IllegalArgumentException("a limit is not positive");
            }
        }
    }

    /**
     * Reads {@code PREFIX=URL}, the prefix also in the form {@code ^(did:ethr:.+)$}; {@code #options} behind the URL
     * says that the driver understands options.
     *
     * @return empty when it is not of this form
     */
    public static Optional<RemoteSettings> parse(String text, Limits limits, CachePolicy caching) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            return Optional.empty();
        }
        String prefix = prefix(text.substring(0, equals));
        String rest = text.substring(equals + 1);
        boolean options = rest.endsWith(OPTIONS);
        String url = options ? rest.substring(0, rest.length() - OPTIONS.length()) : rest;
        boolean web = url.startsWith("http://") || url.startsWith("https://");
        return isPrefix(prefix) && web && url.indexOf('#') < 0
                ? Optional.of(new RemoteSettings(prefix, url, options, limits, caching))
                : Optional.empty();
    }

    private static String prefix(String pattern) {
        for (String end : new String[] {".+)$", ".*)$"}) {
            if (pattern.startsWith(PATTERN_START) && pattern.endsWith(end)) {
                return pattern.substring(PATTERN_START.length(), pattern.length() - end.length());
            }
        }
        return pattern;
    }

    private static boolean isPrefix(String text) {
        return text.equals("did:")
                || (text.startsWith("did:")
                        && text.endsWith(":")
                        && text.length() > "did::".length()
                        && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || ":.-_".indexOf(c) >= 0));
    }

    /** Empty when it is for all methods. */
    Optional<String> method() {
        int colon = prefix.indexOf(':', "did:".length());
        return colon < 0 ? Optional.empty() : Optional.of(prefix.substring("did:".length(), colon));
    }

    /** Where a question goes. */
    String address(String did, ResolutionOptions options) {
        if (url.contains("$1")) {
            return url.replace("$1", did);
        }
        if (url.contains("$2")) {
            return url.replace("$2", encoded(did));
        }
        String address = (url.endsWith("/") ? url.substring(0, url.length() - 1) : url) + PATH;
        String query = query(options);
        return query.isEmpty() ? address + did : address + encoded(did) + query;
    }

    private String query(ResolutionOptions options) {
        if (!supportsOptions) {
            return "";
        }
        if (options.version() instanceof Version.Numbered numbered) {
            return "?versionId=" + encoded(numbered.versionId());
        }
        if (options.version() instanceof Version.AsOf asOf) {
            return "?versionTime=" + encoded(asOf.time().toString());
        }
        return options.noCache() ? "?noCache=true" : "";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
