package dev.flint.pipeline;

/**
 * References inside a document, resolved against its DID, which stands for scheme and authority.
 *
 * @see <a href="https://www.w3.org/TR/did-1.1/#relative-did-urls">DID 1.1, relative DID URLs</a>
 */
final class RelativeDidUrl {
    private RelativeDidUrl() {}

    static String resolved(String did, String text) {
        var reference = RelativeReference.of(text);
        if (reference.scheme().isPresent() || reference.authority().isPresent()) {
            return text;
        }
        String path = reference.path();
        if (path.isEmpty()) {
            return did + text;
        }
        String absolute = RelativeReference.withoutDotSegments(path.startsWith("/") ? path : "/" + path);
        return did + absolute + text.substring(path.length());
    }
}
