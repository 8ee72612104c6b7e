package dev.flint.ledger.witness;

/** What a witness says to a checkpoint; the HTTP status is C2SP tlog-witness's. */
public sealed interface WitnessAnswer {
    /**
     * It continues what was known.
     *
     * @param lines signature lines, each ended by a newline
     */
    record Cosigned(String lines) implements WitnessAnswer {}

    /**
     * The asker's old size is not the one this witness knows.
     *
     * @param size the one it knows, 0 for none
     */
    record Conflict(long size) implements WitnessAnswer {}

    /** It is not cosigned. */
    record Refused(Reason reason) implements WitnessAnswer {}

    /** Why it is not. */
    enum Reason {
        /** The request is not made as it has to be, or the old size is larger than the checkpoint's. */
        MALFORMED(400),
        /** No key that is known for this log signed it. */
        SIGNATURE(403),
        /** No log of this origin is known. */
        ORIGIN(404),
        /** The proof does not lead from the old tree to the new one. */
        PROOF(422);

        private final int httpStatus;

        Reason(int httpStatus) {
            this.httpStatus = httpStatus;
        }

        public int httpStatus() {
            return httpStatus;
        }
    }
}
