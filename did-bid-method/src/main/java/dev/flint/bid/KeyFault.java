package dev.flint.bid;

/** Why a text is not a key. */
public enum KeyFault {
    /** Not an even number of hexadecimal digits, or not base58. */
    NOT_ENCODED,
    /** The number of octets fits no key of the type. */
    LENGTH,
    /** Neither the text nor the caller says which type of key this is. */
    TYPE_UNKNOWN,
    /** A private key's text without its three first octets 18 9E 99. */
    PREFIX,
    /** An unknown key-type letter. */
    KEY_LETTER,
    /** An unknown encoding letter. */
    ENCODING_LETTER,
    /** Not a point of the curve. */
    NOT_ON_CURVE,
    /** A private scalar of zero, or not below the order of the curve. */
    SCALAR_RANGE
}
