package dev.flint.bid;

/** By which rule a public key belongs to a BID (BID digest, 2.4 and 2.7). */
public enum KeyBinding {
    /** The rule by which BIDs are derived here. */
    STRICT("strict"),
    /** An SM2 key behind the letters {@code ef} on a sub-chain: two published SDKs write them. */
    LEGACY_KEY_LETTER("legacyKeyLetter"),
    /** secp256k1 by Keccak-256 of the compressed point and, in base58, the Bitcoin alphabet. */
    TCHAIN_SECP256K1("tchainSecp256k1"),
    /** SM2 by SM3 of the compressed point and the Bitcoin alphabet. */
    TCHAIN_SM2("tchainSm2"),
    /** The key does not belong to the BID. */
    NONE("none");

    private final String label;

    KeyBinding(String label) {
        this.label = label;
    }

    /** Name for metadata. */
    public String label() {
        return label;
    }
}
