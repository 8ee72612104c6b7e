package dev.flint.vaa;

/** What came of reading a VAA code. */
public sealed interface VaaParse {
    /** A VAA code. */
    record Parsed(VaaCode code) implements VaaParse {}

    /**
     * Not a VAA code.
     *
     * @param index zero-based position of the first offender in the text as given; its length when something is missing
     */
    record Rejected(CodecError error, int index) implements VaaParse {}
}
