package dev.flint.vaa;

/**
 * What was wrong with something that could be read all the same.
 *
 * @param detail what it was about; often empty
 */
public record Warning(Kind kind, String detail) {
    /** The names are stable: programs may depend on them. */
    public enum Kind {
        EOT_MISSING,
        RS_EOT_MISSING,
        /** Separators came as texts, of the family named. */
        CONTROLS_RESTORED,
        /** An end of line that keyboard wedges add. */
        SUFFIX_STRIPPED,
        UNREGISTERED_IAC,
        /** Not written as it would be written here. */
        NON_CANONICAL_FORM,
        DEPRECATED_DI
    }

    static Warning of(Kind kind) {
        return new Warning(kind, "");
    }

    /** The name, and what it is about in parentheses. */
    public String text() {
        return detail.isEmpty() ? kind.name() : kind.name() + '(' + detail + ')';
    }
}
