package dev.flint.bid.register;

import java.util.Optional;

/** What an operation does. */
public enum OperationKind {
    CREATE("create"),
    UPDATE("update"),
    DELETE("delete"),
    /** Replaces the keys. */
    RECOVERY("recovery"),
    /** Brings a document from elsewhere; taken from the operator only, never from the network. */
    IMPORT("import");

    private final String text;

    OperationKind(String text) {
        this.text = text;
    }

    /** As written in an operation. */
    public String text() {
        return text;
    }

    /** Whether it begins the history of an identifier. */
    boolean begins() {
        return this == CREATE || this == IMPORT;
    }

    static Optional<OperationKind> of(String text) {
        for (var kind : values()) {
            if (kind.text.equals(text)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
