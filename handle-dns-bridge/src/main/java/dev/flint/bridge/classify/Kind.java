package dev.flint.bridge.classify;

/** Kinds of identifiers, and who is asked about them. */
public enum Kind {
    BID("bid", "the ledger, or the sub-chain that its code names"),
    DID("did", "the driver of its method"),
    VAA("vaa", "the ledger"),
    DOI("doi", "Handle, prefix 10"),
    HANDLE_URI("hdl-uri", "Handle"),
    HANDLE_PROXY("hdl-proxy", "Handle"),
    PREFIX_HANDLE("prefix-handle", "Handle, the root"),
    IDIS_HANDLE("idis-handle", "the top node of the industrial internet, unless its prefix is homed here"),
    IDIS_PREFIX("idis-prefix", "the top node of the industrial internet"),
    HANDLE("handle", "Handle"),
    OID_URN("oid-urn", "the OID resolution system"),
    OID("oid", "the OID resolution system"),
    OID_IRI("oid-iri", "the OID resolution system"),
    OID_ASN1("oid-asn1", "the OID resolution system"),
    OID_OR_IPV4("oid?ipv4", "nobody, without a scheme"),
    GS1_DIGITAL_LINK("gs1-dl", "its GS1 resolver"),
    GS1_ELEMENT_STRING("gs1-ai", "a GS1 resolver"),
    EPC_URN("epc-urn", "a GS1 resolver"),
    GTIN("gtin", "a GS1 resolver"),
    MA_IDCODE("ma-idcode", "the IDcode centre"),
    ECODE("ecode", "the Ecode platform"),
    ARK("ark", "N2T"),
    LEI("lei", "nobody"),
    USCC("uscc", "nobody"),
    URL("url", "the web"),
    DOMAIN("domain", "DNS");

    private final String text;
    private final String route;

    Kind(String text, String route) {
        this.text = text;
        this.route = route;
    }

    public String text() {
        return text;
    }

    /** Who would know, in a few words. */
    public String route() {
        return route;
    }
}
