package dev.flint.vaa;

/** What came of reading a carrier, or another form of a code. */
public sealed interface Reading {
    /** It is what it is read as. */
    record Read(Carried carried) implements Reading {}

    /**
     * Not what it is read as.
     *
     * @param index zero-based position of the first offender in the input as given; {@link #WHOLE} where there is none
     */
    record Rejected(CodecError error, int index) implements Reading {}

    /** The input as a whole is at fault. */
    int WHOLE = -1;
}
