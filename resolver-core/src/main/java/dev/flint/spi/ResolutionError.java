package dev.flint.spi;

/**
 * Why there is no document: the closed list of refusals, each with its name in every protocol we speak.
 *
 * @see <a href="https://www.w3.org/TR/did-resolution/#errors">DID Resolution, Errors</a>
 */
public enum ResolutionError {
    INVALID_DID(400, "invalidDid", Dns.FORMERR, Handle.INVALID_HANDLE, Bid.PROTOCOL_ERROR),
    INVALID_DID_URL(400, "invalidDidUrl", Dns.FORMERR, Handle.INVALID_HANDLE, Bid.PROTOCOL_ERROR),
    INVALID_OPTIONS(400, "invalidOptions", Dns.FORMERR, Handle.PROTOCOL_ERROR, Bid.PROTOCOL_ERROR),
    NOT_FOUND(404, "notFound", Dns.NXDOMAIN, Handle.HANDLE_NOT_FOUND, Bid.NOT_FOUND),
    REPRESENTATION_NOT_SUPPORTED(
            406, "representationNotSupported", Dns.NOTIMP, Handle.OPERATION_NOT_SUPPORTED, Bid.OPERATION_NOT_SUPPORTED),
    INVALID_DID_DOCUMENT(500, "invalidDidDocument", Dns.SERVFAIL, Handle.ERROR, Bid.VERIFY_FAILED),
    METHOD_NOT_SUPPORTED(
            501, "methodNotSupported", Dns.NOTIMP, Handle.OPERATION_NOT_SUPPORTED, Bid.OPERATION_NOT_SUPPORTED),
    /** Did:key and its relatives: the identifier names a kind of key, and something else than such a key. */
    INVALID_PUBLIC_KEY(400, "invalidPublicKey", Dns.FORMERR, Handle.INVALID_HANDLE, Bid.PROTOCOL_ERROR),
    INVALID_PUBLIC_KEY_LENGTH(400, "invalidPublicKeyLength", Dns.FORMERR, Handle.INVALID_HANDLE, Bid.PROTOCOL_ERROR),
    /** Keys of this kind have no such form. */
    INVALID_PUBLIC_KEY_TYPE(400, "invalidPublicKeyType", Dns.FORMERR, Handle.PROTOCOL_ERROR, Bid.PROTOCOL_ERROR),
    UNSUPPORTED_PUBLIC_KEY_TYPE(
            400, "unsupportedPublicKeyType", Dns.NOTIMP, Handle.OPERATION_NOT_SUPPORTED, Bid.OPERATION_NOT_SUPPORTED),
    FEATURE_NOT_SUPPORTED(
            501, "featureNotSupported", Dns.NOTIMP, Handle.OPERATION_NOT_SUPPORTED, Bid.OPERATION_NOT_SUPPORTED),
    INTERNAL_ERROR(500, "internalError", Dns.SERVFAIL, Handle.ERROR, Bid.ERROR),
    /** What the fragment names is no verification method: Controlled Identifiers 1.0, section 3.4. */
    INVALID_VERIFICATION_METHOD(500, "invalidVerificationMethod", Dns.SERVFAIL, Handle.ERROR, Bid.VERIFY_FAILED),
    /** The verification method is not meant for the relationship asked for: Controlled Identifiers 1.0, section 3.4. */
    INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD(
            500, "invalidRelationshipForVerificationMethod", Dns.SERVFAIL, Handle.ERROR, Bid.VERIFY_FAILED);

    private static final String DID_BASE = "https://www.w3.org/ns/did#";
    private static final String SECURITY_BASE = "https://w3id.org/security#";

    private final int httpStatus;
    private final String keyword;
    private final int dnsRcode;
    private final int handleResponseCode;
    private final int bidErrorCode;

    ResolutionError(int httpStatus, String keyword, int dnsRcode, int handleResponseCode, int bidErrorCode) {
        this.httpStatus = httpStatus;
        this.keyword = keyword;
        this.dnsRcode = dnsRcode;
        this.handleResponseCode = handleResponseCode;
        this.bidErrorCode = bidErrorCode;
    }

    /** The error's URI. */
    public String type() {
        return switch (this) {
            case INVALID_VERIFICATION_METHOD, INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD -> SECURITY_BASE + name();
            case INVALID_DID,
                    INVALID_DID_URL,
                    INVALID_OPTIONS,
                    NOT_FOUND,
                    REPRESENTATION_NOT_SUPPORTED,
                    INVALID_DID_DOCUMENT,
                    METHOD_NOT_SUPPORTED,
                    FEATURE_NOT_SUPPORTED,
                    INVALID_PUBLIC_KEY,
                    INVALID_PUBLIC_KEY_LENGTH,
                    INVALID_PUBLIC_KEY_TYPE,
                    UNSUPPORTED_PUBLIC_KEY_TYPE,
                    INTERNAL_ERROR -> DID_BASE + name();
        };
    }

    public int httpStatus() {
        return httpStatus;
    }

    /** The error's name before DID Resolution had URIs; what older clients read. */
    public String keyword() {
        return keyword;
    }

    /** RFC 1035, section 4.1.1. */
    public int dnsRcode() {
        return dnsRcode;
    }

    /** RFC 3652, section 2.2.2.3. */
    public int handleResponseCode() {
        return handleResponseCode;
    }

    /** RFC-004 of the BID protocols, section 6.1.5. */
    public int bidErrorCode() {
        return bidErrorCode;
    }

    private static final class Dns {
        static final int FORMERR = 1;
        static final int SERVFAIL = 2;
        static final int NXDOMAIN = 3;
        static final int NOTIMP = 4;
    }

    private static final class Handle {
        static final int ERROR = 2;
        static final int PROTOCOL_ERROR = 4;
        static final int OPERATION_NOT_SUPPORTED = 5;
        static final int HANDLE_NOT_FOUND = 100;
        static final int INVALID_HANDLE = 102;
    }

    private static final class Bid {
        static final int ERROR = 2;
        static final int PROTOCOL_ERROR = 4;
        static final int OPERATION_NOT_SUPPORTED = 5;
        static final int NOT_FOUND = 6;
        static final int VERIFY_FAILED = 9;
    }
}
