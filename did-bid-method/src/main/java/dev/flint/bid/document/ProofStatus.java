package dev.flint.bid.document;

/** What a proof is worth (BID digest, 3.8). */
public enum ProofStatus {
    /** Holds over the canonical JSON of the document without its proof. */
    VALID_A("valid-A"),
    /** Holds over the fixed member order of the Java SDK. */
    VALID_B("valid-B"),
    /** Holds over neither. */
    INVALID("invalid"),
    /** There is no proof. */
    ABSENT("absent"),
    /** The creator's key is not known or not usable. */
    KEY_UNAVAILABLE("key-unavailable");

    private final String label;

    ProofStatus(String label) {
        this.label = label;
    }

    /** Name for metadata. */
    public String label() {
        return label;
    }

    public boolean isValid() {
        return this == VALID_A || this == VALID_B;
    }
}
