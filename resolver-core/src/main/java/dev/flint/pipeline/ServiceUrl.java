package dev.flint.pipeline;

import dev.flint.id.PercentEncoding;
import java.util.List;
import java.util.Optional;

/**
 * Where a DID URL with the parameters {@code service} and {@code relativeRef} leads.
 *
 * @see <a href="https://www.w3.org/TR/did-resolution/#dereferencing-algorithm-resource">DID Resolution, Dereferencing the
 *     Resource</a>
 */
final class ServiceUrl {
    /** Nobody encodes a path more often than that but to hide something. */
    private static final int ENCODINGS_MAX = 4;

    private static final String NEVER_IN_URLS = "\"<>\\^`{|}";

    private ServiceUrl() {}

    /**
     * An endpoint, gone on from by a relative reference and a fragment. Empty when that would leave the endpoint's
     * directory or its server, or when two fragments would meet.
     *
     * @param relativeRef decoded once
     */
    static Optional<String> of(String endpoint, Optional<String> relativeRef, Optional<String> fragment) {
        var base = RelativeReference.of(endpoint);
        if (relativeRef.isPresent() && (base.authority().isEmpty() || !isSafe(relativeRef.get()))) {
            return Optional.empty();
        }
        var url = relativeRef.map(text -> RelativeReference.of(text).from(base)).orElse(base);
        if (fragment.isPresent() && url.fragment().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(fragment.map(url::withFragment).orElse(url).text()).filter(ServiceUrl::isUrl);
    }

    /** Whether a reference stays below where it begins, however often a server may decode it. */
    static boolean isSafe(String relativeRef) {
        var reference = RelativeReference.of(relativeRef);
        if (reference.scheme().isPresent() || reference.authority().isPresent() || !isUrl(relativeRef)) {
            return false;
        }
        String path = reference.path();
        for (int i = 0; i < ENCODINGS_MAX; i++) {
            var decoded = PercentEncoding.decoded(path);
            if (decoded.isEmpty() || climbs(decoded.get())) {
                return false;
            }
            if (decoded.get().equals(path)) {
                return true;
            }
            path = decoded.get();
        }
        return false;
    }

    private static boolean climbs(String path) {
        if (path.startsWith("//") || path.indexOf('\\') >= 0 || path.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
            return true;
        }
        var segments = List.of(path.split("/", -1));
        if (segments.get(0).indexOf(':') >= 0) {
            return true;
        }
        int depth = 0;
        for (String segment : path.startsWith("/") ? segments.subList(1, segments.size()) : segments) {
            depth += segment.equals("..") ? -1 : segment.equals(".") ? 0 : 1;
            if (depth < 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUrl(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' '
                    || c >= 0x7F
                    || NEVER_IN_URLS.indexOf(c) >= 0
                    || (c == '%' && !PercentEncoding.isEscape(text, i))) {
                return false;
            }
        }
        return true;
    }
}
