package dev.flint.bid;

/** Why a text is not a BID (BID digest, 1.2 to 1.5 and 1.8). */
public enum BidFault {
    /** Does not begin with {@code did:} in lower case. */
    NOT_A_DID,
    /** The method is not {@code bid} in lower case. */
    METHOD,
    /** The part before the colon is not four characters of {@code a-z0-9}. */
    SUB_CHAIN_CODE,
    /** The first letter of the suffix is none of {@code e z s}. */
    KEY_LETTER,
    /** The second letter of the suffix is none of {@code f s t}. */
    ENCODING_LETTER,
    /** A character that the encoding does not have. */
    CHARACTER,
    /** Ends too early. */
    TOO_SHORT,
    /** Goes on after the last character that a BID of this encoding can have. */
    TOO_LONG,
    /** The base58 text stands for more or fewer than 22 octets. */
    DIGEST_LENGTH,
    /** The bits of the last data character that carry no digest are not zero: an alias of another BID. */
    SPARE_BITS,
    /** The bech32 checksum does not hold. */
    CHECKSUM
}
