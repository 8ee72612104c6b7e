package dev.flint.bridge.dns;

/** By what a document is known to be what its controller wrote. */
public enum Integrity {
    /** It carries a proof that holds now. */
    PROOF("proof"),
    /** Its method has it signed, and that was checked. */
    METHOD("method"),
    /** By nothing, or by nothing that says until when it holds. */
    NONE("none"),
    /** It carries a proof of a kind that is not known here. */
    UNSUPPORTED("unsupported"),
    /** It carries a proof whose time is over. */
    EXPIRED("expired"),
    /** It carries a proof that does not hold. */
    INVALID("invalid");

    private final String text;

    Integrity(String text) {
        this.text = text;
    }

    /** As metadata have it. */
    public String text() {
        return text;
    }

    boolean holds() {
        return this == PROOF || this == METHOD;
    }

    boolean contradicts() {
        return this == EXPIRED || this == INVALID;
    }
}
