package dev.flint.vaa;

/** Why a text is not a VAA code. */
public enum VaaFault {
    /** Does not begin with the issuing agency code VAA. */
    ISSUING_AGENCY,
    /** A character other than 0–9 in the node or enterprise codes. */
    NOT_A_DIGIT,
    /** Ends before the first character of the serial number. */
    TOO_SHORT,
    /** Goes on after the fiftieth character. */
    TOO_LONG,
    /** A character outside {@code 0-9 A-Z a-z * + - . / ( ) !} in the serial number. */
    SERIAL_CHARACTER
}
