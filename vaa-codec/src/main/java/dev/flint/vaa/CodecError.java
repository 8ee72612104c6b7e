package dev.flint.vaa;

/** Why something is not what it is read as. The names are stable: programs may depend on them. */
public enum CodecError {
    EMPTY,
    /** Longer than the identity, the data identifier or the form allows; the index is the first character too many. */
    TOO_LONG,
    /** Ends inside the issuing agency, node or enterprise code; the index is where it ends. */
    TOO_SHORT,
    /** A control character, or one outside ASCII. */
    CTRL_OR_NON_ASCII,
    /** No issuing agency code: not VAA where VAA is wanted, or not of A-Z and 0-9. */
    BAD_IAC,
    /** No digit in the top node's code. */
    BAD_TTC,
    /** No digit in the second node's code. */
    BAD_STC,
    /** No digit in the enterprise's code. */
    BAD_CIN,
    EMPTY_SN,
    /** Not one of the characters of a serial number, or of what else stands behind a data identifier. */
    BAD_SN_CHAR,
    /** Allowed in a serial number, but not in one that is minted: A-Z and 0-9. */
    NOT_STRICT_CHAR,
    /** Ends inside the issuing agency code. */
    IAC_TRUNCATED,
    /** Not at most three digits and a letter. */
    NO_DATA_IDENTIFIER,
    ENVELOPE_BAD_HEADER,
    ENVELOPE_BAD_FORMAT,
    /** A format that ISO/IEC 15434 does not assign. */
    ENVELOPE_RESERVED_FORMAT,
    ENVELOPE_NO_GS_AFTER_FORMAT,
    ENVELOPE_EMPTY_ELEMENT,
    ENVELOPE_TRAILING_DATA,
    /** The header of an envelope, and not one of its separators: the reader has dropped them. */
    ENVELOPE_SEPARATORS_LOST,
    NOT_HEX,
    UII_TRUNCATED,
    /** A tag whose toggle bit says that it holds an EPC. */
    GS1_EPC_NOT_ISO,
    UNKNOWN_AFI,
    RESERVED_SIX_BIT_CODE,
    NOT_SIX_BIT_ENCODABLE,
    UII_TOO_LONG_FOR_PC,
    /** A Handle that is none of three numbers without leading zeros, a slash and a serial number. */
    HANDLE_NOT_REPRESENTABLE,
    DID_BAD_METHOD,
    /** Not four characters of a-z and 0-9. */
    DID_BAD_CHAIN_CODE,
    /** A character that has to be percent-encoded in a DID. */
    DID_BAD_CHAR,
    /** A DID URL, where a DID is wanted. */
    DID_PATH_NOT_ALLOWED,
    BAD_PERCENT_ENCODING,
    /** A slash too many; one that belongs to the code has to be percent-encoded. */
    URL_EXTRA_SEGMENT
}
