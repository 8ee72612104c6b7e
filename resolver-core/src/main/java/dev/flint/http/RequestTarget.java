package dev.flint.http;

import dev.flint.id.PercentEncoding;
import dev.flint.spi.ResolutionError;
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
    private static final String SCHEME = "did:";

    /** Parameters that select something inside a document; with one of them, the query belongs to the DID URL. */
    private static final Set<String> DID_URL_PARAMETERS = Set.of("service", "serviceType", "relativeRef");

    /** What came of reading the target. */
    sealed interface Reading {
        record Read(RequestTarget target) implements Reading {}

        record Malformed(ResolutionError error, String detail) implements Reading {}
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
        boolean encoded = !path.startsWith(SCHEME);
        var parameters = PercentEncoding.parameters(query);
        if (!encoded
                && !query.isEmpty()
                && (dereferencing || parameters.filter(RequestTarget::select).isPresent())) {
            return new Reading.Read(new RequestTarget(raw, Map.of()));
        }
        if (parameters.isEmpty()) {
            return new Reading.Malformed(
                    ResolutionError.INVALID_OPTIONS, "the query has a broken escape or names a parameter twice");
        }
        // Only DIDs have escapes of their own, so that anything else can safely be taken for encoded.
        return (encoded ? PercentEncoding.decoded(path) : Optional.of(path))
                .<Reading>map(identifier -> new Reading.Read(new RequestTarget(identifier, parameters.get())))
                .orElseGet(
                        () -> new Reading.Malformed(ResolutionError.INVALID_DID, "the identifier has a broken escape"));
    }

    private static boolean select(Map<String, String> parameters) {
        return parameters.keySet().stream().anyMatch(DID_URL_PARAMETERS::contains);
    }
}
