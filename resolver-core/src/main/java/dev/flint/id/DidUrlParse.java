package dev.flint.id;

/** What came of reading a text as a DID URL. */
public sealed interface DidUrlParse {
    /** A well-formed DID URL. */
    record Parsed(DidUrl didUrl) implements DidUrlParse {}

    /**
     * Not a DID URL.
     *
     * @param index zero-based position of the first offender in the text; its length when something is missing
     */
    record Rejected(IdentifierFault fault, int index) implements DidUrlParse {}
}
