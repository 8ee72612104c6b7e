package dev.flint.vaa;

/** What came of reading a text as a VAA code. */
public sealed interface VaaParse {
    /**
     * A VAA code.
     *
     * @param text the canonical form, without data identifier
     */
    record Parsed(String text) implements VaaParse {
        public VaaCode code() {
            return new VaaCode(text);
        }
    }

    /**
     * Not a VAA code.
     *
     * @param index zero-based position of the first offender in the text as given; its length when something is missing
     */
    record Rejected(VaaFault fault, int index) implements VaaParse {}
}
