package dev.flint.bid;

import java.util.Optional;

/** Kind of key behind a BID: first letter of the suffix, second octet of a key text (BID digest, 1.2 and 2.5). */
public enum KeyType {
    ED25519('e', "Ed25519", 32),
    /** The Chinese curve sm2p256v1; raw keys are uncompressed points with the leading 04. */
    SM2('z', "SM2", 65),
    /** Raw keys are compressed points. BID defines no signatures with it. */
    SECP256K1('s', "secp256k1", 33);

    private final char letter;
    private final String label;
    private final int publicKeyOctets;

    KeyType(char letter, String label, int publicKeyOctets) {
        this.letter = letter;
        this.label = label;
        this.publicKeyOctets = publicKeyOctets;
    }

    public char letter() {
        return letter;
    }

    /** Name as written into documents. */
    public String label() {
        return label;
    }

    /**
     * Name of the way to sign (RFC 7518, 3.1); there is no registered one for SM2 with SM3.
     *
     * @throws IllegalStateException for secp256k1, with which BID defines no signatures
     */
    public String jwsAlgorithm() {
        return switch (this) {
            case ED25519 -> "EdDSA";
            case SM2 -> "SM2SM3";
            case SECP256K1 -> throw new IllegalStateException("BID defines no signatures with secp256k1");
        };
    }

    /** Length of a normalised raw public key. */
    public int publicKeyOctets() {
        return publicKeyOctets;
    }

    public static Optional<KeyType> ofLetter(char letter) {
        for (KeyType type : values()) {
            if (type.letter == letter) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Reads a name as found in documents, where {@code Ed25519} and {@code ED25519} both occur. */
    public static Optional<KeyType> ofLabel(String label) {
        for (KeyType type : values()) {
            if (type.label.equalsIgnoreCase(label)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
