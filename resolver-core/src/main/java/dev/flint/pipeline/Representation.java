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
    /** The JSON document in the other notation: RFC 8949. */
    DID_CBOR("application/did+cbor", Form.DOCUMENT),
    /** What clients written before the Candidate Recommendation ask for. */
    LEGACY_RESOLUTION("application/ld+json;profile=\"https://w3id.org/did-resolution\"", Form.RESOLUTION),
    DEREFERENCING("application/did-url-dereferencing", Form.DEREFERENCING),
    /** The same media type as for a DID, since clients of that time ask for both in the same words. */
    LEGACY_DEREFERENCING("application/ld+json;profile=\"https://w3id.org/did-resolution\"", Form.DEREFERENCING),
    /** What a Universal Resolver understands of its drivers: keywords for errors, stubs for what is deactivated. */
    DRIVER_RESOLUTION("application/did-resolution", Form.RESOLUTION),
    DRIVER_DEREFERENCING("application/did-url-dereferencing", Form.DEREFERENCING),
    /** Where a service is, not what is said of it: RFC 2483, section 5. */
    URI_LIST("text/uri-list", Form.LOCATION);

    /** What stands around the document. */
    public enum Form {
        DOCUMENT,
        RESOLUTION,
        DEREFERENCING,
        LOCATION
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

    /** The header field's value: a Universal Resolver takes for Latin-1 what does not say otherwise. */
    public String contentType() {
        return this == DRIVER_RESOLUTION || this == DRIVER_DEREFERENCING ? mediaType + ";charset=utf-8" : mediaType;
    }

    /** Before the slash. */
    public String type() {
        return mediaType.substring(0, mediaType.indexOf('/'));
    }

    /** Behind the slash. */
    public String subtype() {
        return mediaType.substring(mediaType.indexOf('/') + 1);
    }

    public Form form() {
        return form;
    }
}
