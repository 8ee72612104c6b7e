package dev.flint.ledger.note;

/** The answer to a signed note's text. */
public sealed interface NoteParse permits NoteParse.Parsed, NoteParse.Rejected {
    /** It is one; nothing is verified yet. */
    record Parsed(SignedNote note) implements NoteParse {}

    /**
     * It is none.
     *
     * @param index character at which the fault begins
     */
    record Rejected(Fault fault, int index) implements NoteParse {}

    /** What is wrong with it. */
    enum Fault {
        /** Longer than a million characters. */
        TOO_LONG,
        /** A control character other than newline, or half a surrogate pair. */
        CHARACTER,
        /** No empty line between text and signatures, or no text. */
        NO_SEPARATOR,
        /** No signature, or the last line is not ended by a newline. */
        NO_SIGNATURE,
        /** A signature line does not begin with an em dash and a space. */
        LINE_START,
        /** A key name is empty or holds a space or a plus sign. */
        NAME,
        /** A signature is not the base64 of at least five bytes. */
        SIGNATURE,
        /** More than a hundred signatures. */
        TOO_MANY_SIGNATURES
    }
}
