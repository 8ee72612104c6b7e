package dev.flint.bid.register;

import java.util.Locale;

/** Why an operation is not anchored: HTTP status and error code of RFC-004, section 6.1.5, in one row. */
public enum RefusalKind {
    MALFORMED_OPERATION(400, 4, "The operation is malformed"),
    INVALID_DOCUMENT(400, 4, "The document is not valid"),
    ID_MISMATCH(400, 4, "The document is about another identifier"),
    WRONG_CHAIN(400, 4, "The operation is meant for another ledger"),
    UPDATED_OUT_OF_RANGE(400, 4, "The time of the operation is too far from now"),
    NOT_SELF_CERTIFIED(403, 9, "No key in the document belongs to the identifier"),
    PROOF_MISSING(403, 9, "There is no proof"),
    PROOF_INVALID(403, 9, "The proof does not hold"),
    KEY_UNAVAILABLE(403, 9, "The key of the proof is not known"),
    SIGNER_NOT_AUTHORIZED(403, 1, "The signer may not do this"),
    OPERATOR_KEY_REQUIRED(403, 1, "Only an operator may register a sub-chain"),
    NOT_ISSUED(403, 1, "The node above has not been issued"),
    NOT_MINTABLE(403, 1, "The code is none that its enterprise mints"),
    CONTROLLER_UNKNOWN(403, 9, "The controller is not registered"),
    SERIALS_FIXED(403, 1, "The form of serial numbers never changes"),
    KEYS_CHANGED(403, 1, "Authentication and recovery keys change by recovery only"),
    NOT_FOUND(404, 6, "Nothing is registered under this identifier"),
    ALREADY_REGISTERED(409, 2, "The identifier is registered already"),
    NOT_NEWER(409, 2, "The operation is not newer than the registered version"),
    SEQUENCE_CONFLICT(409, 2, "The registered version is another one"),
    DEACTIVATED(410, 2, "The identifier is deactivated for ever"),
    BECH32_OFF(501, 5, "Identifiers in bech32 are switched off"),
    BUSY(503, 3, "Too many operations are waiting"),
    UNAVAILABLE(503, 3, "The ledger takes no operations at the moment");

    private final int httpStatus;
    private final int bidErrorCode;
    private final String title;

    RefusalKind(int httpStatus, int bidErrorCode, String title) {
        this.httpStatus = httpStatus;
        this.bidErrorCode = bidErrorCode;
        this.title = title;
    }

    public int httpStatus() {
        return httpStatus;
    }

    public int bidErrorCode() {
        return bidErrorCode;
    }

    public String title() {
        return title;
    }

    /** Name in problem details, such as {@code not-newer}. */
    public String problemName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
