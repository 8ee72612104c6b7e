package dev.flint.id;

/** What came of reading a text as an identifier. */
public sealed interface IdentifierParse {
    /** A well-formed identifier. */
    record Parsed(Identifier identifier) implements IdentifierParse {}

    /**
     * Not an identifier of a known kind.
     *
     * @param index zero-based position of the first offender in the text; its length when something is missing
     */
    record Rejected(IdentifierFault fault, int index) implements IdentifierParse {}
}
