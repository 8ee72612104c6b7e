package dev.flint.http;

import dev.flint.id.PercentEncoding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a request line asks for, taken from the raw request target: a router that decodes first would have lost the
 * difference between {@code %2F} and a slash.
 *
 * @param identifier a DID, or a DID URL with its query and fragment
 * @param options by name, decoded once
 * @see <a href="https://www.w3.org/TR/did-resolution/#bindings-https">DID Resolution, HTTP(S) binding</a>
 */
record RequestTarget(String identifier, Map<String, String> options) {
    private static final String ENCODED_SCHEME = "did%3a";

    /** Parameters that select something inside a document; with one of them, the query belongs to the DID URL. */
    private static final Set<String> DID_URL_PARAMETERS = Set.of("service", "serviceType", "relativeRef");

    /** What came of reading the target. */
    sealed interface Reading {
        record Read(RequestTarget target) implements Reading {}

        /** An escape is broken, or a parameter stands twice. */
        record Malformed(String detail) implements Reading {}
    }

    /**
     * Reads what stands behind {@code /1.0/identifiers/}.
     *
     * @param dereferencing whether the client asked for a dereferencing result
     */
    static Reading parse(String raw, boolean dereferencing) {
        int mark = raw.indexOf('?');
        String path = mark < 0 ? raw : raw.substring(0, mark);
        String query = mark < 0 ? "" : raw.substring(mark + 1);
        var parameters = parametersOf(query);
        if (parameters.isEmpty()) {
            return new Reading.Malformed("the query has a broken escape or names a parameter twice");
        }
        if (!path.regionMatches(true, 0, ENCODED_SCHEME, 0, ENCODED_SCHEME.length())) {
            boolean partOfDidUrl = !query.isEmpty()
                    && (dereferencing || parameters.get().keySet().stream().anyMatch(DID_URL_PARAMETERS::contains));
            return new Reading.Read(
                    partOfDidUrl ? new RequestTarget(raw, Map.of()) : new RequestTarget(path, parameters.get()));
        }
        return PercentEncoding.decoded(path)
                .<Reading>map(identifier -> new Reading.Read(new RequestTarget(identifier, parameters.get())))
                .orElseGet(() -> new Reading.Malformed("the identifier has a broken escape"));
    }

    /** The parameters of a query, decoded once; empty when an escape is broken or a name stands twice. */
    static Optional<Map<String, String>> parametersOf(String query) {
        var parameters = new LinkedHashMap<String, String>();
        if (query.isEmpty()) {
            return Optional.of(parameters);
        }
        for (String pair : List.of(query.split("&", -1))) {
            int equals = pair.indexOf('=');
            var name = PercentEncoding.decoded(equals < 0 ? pair : pair.substring(0, equals));
            var value = PercentEncoding.decoded(equals < 0 ? "" : pair.substring(equals + 1));
            if (name.isEmpty() || value.isEmpty() || parameters.putIfAbsent(name.get(), value.get()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }
}
