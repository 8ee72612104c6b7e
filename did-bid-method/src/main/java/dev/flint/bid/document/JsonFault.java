package dev.flint.bid.document;

/** Why octets are not I-JSON (RFC 7493) within the limits. */
public enum JsonFault {
    /** More octets than a document may have. */
    TOO_LARGE,
    /** Not JSON, or not UTF-8. */
    SYNTAX,
    /** Something after the value. */
    TRAILING,
    /** The same member name twice in one object. */
    DUPLICATE_NAME,
    /** Nested deeper than the limit. */
    TOO_DEEP,
    /** A string, member name or number longer than its limit. */
    TOO_LONG,
    /** A surrogate without its partner. */
    LONE_SURROGATE,
    /** A number that no IEEE 754 double can hold. */
    NUMBER_RANGE
}
