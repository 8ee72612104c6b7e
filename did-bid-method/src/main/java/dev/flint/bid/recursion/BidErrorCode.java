package dev.flint.bid.recursion;

import dev.flint.spi.ResolutionError;

/** Refusals of the BID protocols: RFC-004, section 6.1.5, and RFC-011. */
public enum BidErrorCode {
    ERROR(2, "error", ResolutionError.INTERNAL_ERROR),
    PROTOCOL_ERROR(4, "protocol error", ResolutionError.INVALID_DID),
    NOT_SUPPORTED(5, "operation not supported", ResolutionError.FEATURE_NOT_SUPPORTED),
    NOT_FOUND(6, "not found", ResolutionError.NOT_FOUND),
    NO_RESPONSE(7, "server not response", ResolutionError.INTERNAL_ERROR),
    FIELD_NOT_FOUND(8, "field not found", ResolutionError.NOT_FOUND),
    VERIFY_FAILED(9, "verify failed", ResolutionError.INVALID_DID_DOCUMENT),
    NO_CHAIN(10, "nonexistent chain code info", ResolutionError.NOT_FOUND);

    private final int code;
    private final String text;
    private final ResolutionError resolutionError;

    BidErrorCode(int code, String text, ResolutionError resolutionError) {
        this.code = code;
        this.text = text;
        this.resolutionError = resolutionError;
    }

    public int code() {
        return code;
    }

    /** The protocol's own words. */
    public String text() {
        return text;
    }

    ResolutionError resolutionError() {
        return resolutionError;
    }
}
