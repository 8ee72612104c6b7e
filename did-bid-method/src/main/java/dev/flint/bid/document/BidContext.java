package dev.flint.bid.document;

/** The JSON-LD context of what BID documents have beyond DID Core (BID digest, 3.11). */
public final class BidContext {
    /** Where it stands below the base. */
    public static final String PATH = "/ns/bid/v1";

    private BidContext() {}

    /**
     * The context document.
     *
     * @param base URI without trailing slash
     */
    public static String json(String base) {
        return """
                {"@context":{"@version":1.1,"@protected":true,"bid":"%s/ns/bid#",\
                "bidExtension":{"@id":"bid:extension","@type":"@json"},"DIDDecrypt":"bid:DIDDecrypt",\
                "DIDStorage":"bid:DIDStorage","DIDRevocation":"bid:DIDRevocation","DIDResolver":"bid:DIDResolver",\
                "DIDSubResolver":"bid:DIDSubResolver","protocol":"bid:protocol","serverType":"bid:serverType",\
                "port":"bid:port","version":"bid:resolverVersion"}}""".formatted(base);
    }
}
