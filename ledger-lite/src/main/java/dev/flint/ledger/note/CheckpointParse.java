package dev.flint.ledger.note;

/** The answer to a checkpoint's text. */
public sealed interface CheckpointParse permits CheckpointParse.Parsed, CheckpointParse.Rejected {
    /** It is one. */
    record Parsed(Checkpoint checkpoint) implements CheckpointParse {}

    /**
     * It is none.
     *
     * @param index character at which the fault begins
     */
    record Rejected(Fault fault, int index) implements CheckpointParse {}

    /** What is wrong with it. */
    enum Fault {
        /** Fewer than three lines, or the last one is not ended by a newline. */
        LINE_MISSING,
        /** The first line is empty. */
        ORIGIN_EMPTY,
        /** The second line is not a decimal number below 2^63 without leading zeros. */
        SIZE_NOT_DECIMAL,
        /** The third line is not the base64 of 32 bytes. */
        ROOT_NOT_A_HASH,
        /** An extension line is empty. */
        EXTENSION_EMPTY
    }
}
