package dev.flint.bridge.dns;

/** What DNSSEC says of what was found; each is weaker than the one before it. */
public enum DnssecVerdict {
    /** Signed, and the signatures lead to what is believed. */
    SECURE("secure"),
    /** Not signed, and that is proven or was not asked. */
    INSECURE("insecure"),
    /** Nobody has answered. */
    INDETERMINATE("indeterminate"),
    /** Not what was signed: nothing of it is believed. */
    BOGUS("bogus");

    private final String text;

    DnssecVerdict(String text) {
        this.text = text;
    }

    /** As metadata have it. */
    public String text() {
        return text;
    }

    /** Whether there is an answer that may be believed. */
    boolean isAnswer() {
        return this == SECURE || this == INSECURE;
    }

    /** What holds of two answers together. */
    DnssecVerdict weaker(DnssecVerdict other) {
        return compareTo(other) < 0 ? other : this;
    }
}
