package dev.flint.bridge.dns;

/** How the keys that a domain publishes and those of a document agree. */
public enum KeyMatch {
    /** Each method of the document has a record. */
    ALL("all"),
    /** Some methods have none. */
    SOME("some"),
    /** There are records, and none is of a method. */
    NONE("none"),
    /** The domain publishes no keys. */
    ABSENT("absent"),
    /** More records than anybody should look at: the domain is not to be trusted. */
    TOO_MANY("too many"),
    /** The records are not what was signed. */
    BOGUS("bogus"),
    /** No name server has answered. */
    UNANSWERED("unanswered");

    private final String text;

    KeyMatch(String text) {
        this.text = text;
    }

    /** As metadata have it. */
    public String text() {
        return text;
    }

    /** Whether domain and document say different things. */
    boolean contradicts() {
        return this == SOME || this == NONE || this == TOO_MANY || this == BOGUS;
    }
}
