package dev.flint.methods;

/** Why a text is no public key. The names are those of the did:key specification. */
enum MultikeyFault {
    NOT_BASE58("invalidDid: not base58btc behind a z"),
    TOO_LONG("invalidDid: too long for any key"),
    UNSUPPORTED_TYPE("unsupportedPublicKeyType: the multicodec stands for no public key that is known here"),
    LENGTH("invalidPublicKeyLength: not as many octets as a key of this type has"),
    NOT_A_POINT("invalidPublicKey: no point of its curve");

    private final String text;

    MultikeyFault(String text) {
        this.text = text;
    }

    /** For people; begins with the specification's keyword. */
    String text() {
        return text;
    }
}
