package dev.flint.bid;

/** Why a text is not a BID (BID digest, 1.2 to 1.5 and 1.8). */
public enum BidFault {
    NOT_A_DID("does not begin with did: in lower case"),
    METHOD("the method is not bid in lower case"),
    SUB_CHAIN_CODE("a sub-chain code is four characters of a-z and 0-9"),
    KEY_LETTER("the key type is none of e, z and s"),
    ENCODING_LETTER("the encoding is none of f, s and t"),
    CHARACTER("a character that the encoding does not have"),
    TOO_SHORT("ends too early"),
    TOO_LONG("goes on after the last character that the encoding can have"),
    DIGEST_LENGTH("does not stand for 22 octets"),
    /** The bits of the last data character that carry no digest: an alias of another BID. */
    SPARE_BITS("the spare bits of the last character must be zero"),
    CHECKSUM("the checksum does not hold");

    private final String text;

    BidFault(String text) {
        this.text = text;
    }

    /** One sentence for a person, without the identifier in it. */
    public String text() {
        return text;
    }
}
