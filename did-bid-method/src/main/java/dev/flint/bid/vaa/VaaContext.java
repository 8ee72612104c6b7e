package dev.flint.bid.vaa;

/** The JSON-LD context of what documents about codes and nodes have beyond DID Core. */
public final class VaaContext {
    /** Where it stands below the base. */
    public static final String PATH = "/ns/vaa/v1";

    private VaaContext() {}

    /**
     * The context document.
     *
     * @param base URI without trailing slash
     */
    public static String json(String base) {
        return """
                {"@context":{"@version":1.1,"@protected":true,"vaa":"%s/ns/vaa#",\
                "name":"https://schema.org/name","attributes":{"@id":"vaa:attributes","@type":"@json"},\
                "serials":{"@id":"vaa:serials","@type":"@json"},\
                "href":{"@id":"https://schema.org/url","@type":"@id"},"title":"http://purl.org/dc/terms/title",\
                "mediaType":"http://purl.org/dc/terms/format","hreflang":"http://purl.org/dc/terms/language"}}\
                """.formatted(base);
    }
}
