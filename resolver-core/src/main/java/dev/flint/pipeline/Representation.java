package dev.flint.pipeline;

/**
 * In which form an answer can be given, in the server's order of preference.
 *
 * @see <a href="https://www.w3.org/TR/did-resolution/#bindings-https">DID Resolution, HTTP(S) binding</a>
 */
public enum Representation {
    RESOLUTION("application/did-resolution", Form.RESOLUTION),
    DID("application/did", Form.DOCUMENT),
    DID_JSON("application/did+json", Form.DOCUMENT),
    DID_LD_JSON("application/did+ld+json", Form.DOCUMENT),
    JSON("application/json", Form.DOCUMENT),
    LD_JSON("application/ld+json", Form.DOCUMENT),
    /** What clients written before the Candidate Recommendation ask for. */
    LEGACY_RESOLUTION("application/ld+json;profile=\"https://w3id.org/did-resolution\"", Form.RESOLUTION),
    DEREFERENCING("application/did-url-dereferencing", Form.DEREFERENCING),
    /** The same media type as for a DID, since clients of that time ask for both in the same words. */
    LEGACY_DEREFERENCING("application/ld+json;profile=\"https://w3id.org/did-resolution\"", Form.DEREFERENCING);

    /** What stands around the document. */
    public enum Form {
        DOCUMENT,
        RESOLUTION,
        DEREFERENCING
    }

    private final String mediaType;
    private final Form form;

    Representation(String mediaType, Form form) {
        this.mediaType = mediaType;
        this.form = form;
    }

    public String mediaType() {
        return mediaType;
    }

    public Form form() {
        return form;
    }
}
