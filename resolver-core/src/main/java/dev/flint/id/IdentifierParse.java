package dev.flint.id;

import java.util.function.Function;

/** What came of reading a text as an identifier. */
public sealed interface IdentifierParse {
    <T> T match(Function<? super Identifier, ? extends T> parsed, Function<? super Rejected, ? extends T> rejected);

    /** A well-formed identifier. */
    record Parsed(Identifier identifier) implements IdentifierParse {
        @Override
        public <T> T match(
                Function<? super Identifier, ? extends T> parsed, Function<? super Rejected, ? extends T> rejected) {
            return parsed.apply(identifier);
        }
    }

    /**
     * Not an identifier of a known kind.
     *
     * @param index zero-based position of the first offender in the text; its length when something is missing
     */
    record Rejected(IdentifierFault fault, int index) implements IdentifierParse {
        @Override
        public <T> T match(
                Function<? super Identifier, ? extends T> parsed, Function<? super Rejected, ? extends T> rejected) {
            return rejected.apply(this);
        }

        /** One sentence for a person. */
        public String text() {
            return "at index " + index + ": " + fault.text();
        }
    }
}
