package dev.flint.ledger.note;

/** The answer to the text of a proof. */
public sealed interface TlogProofParse permits TlogProofParse.Parsed, TlogProofParse.Rejected {
    /** It is one; nothing is verified yet. */
    record Parsed(TlogProof proof) implements TlogProofParse {}

    /**
     * It is none.
     *
     * @param index character at which the fault begins
     */
    record Rejected(Fault fault, int index) implements TlogProofParse {}

    /** What is wrong with it. */
    enum Fault {
        /** Longer than a million characters. */
        TOO_LONG,
        /** The first line is not {@code c2sp.org/tlog-proof@v1}. */
        TITLE,
        /** The extra data is not base64. */
        EXTRA,
        /** No line {@code index} with a decimal number below 2^63. */
        INDEX,
        /** A line of the path is not the base64 of 32 bytes. */
        HASH,
        /** More than 64 lines of path. */
        TOO_MANY_HASHES,
        /** A line is not ended, or no empty line follows the path. */
        LINE_END,
        /** The rest is not a signed note. */
        NOTE
    }
}
