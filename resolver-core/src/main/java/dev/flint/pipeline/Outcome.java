package dev.flint.pipeline;

import dev.flint.spi.ResolutionError;

/** What the pipeline hands to a front. */
public sealed interface Outcome {
    /** There is, or was, a document. */
    record Answered(RenderedAnswer answer) implements Outcome {}

    /**
     * There is nothing to give.
     *
     * @param detail one sentence for a person
     * @param proof that there is nothing, base64url; empty when none was asked for
     */
    record Refused(ResolutionError error, String detail, String proof) implements Outcome {
        /** Without proof. */
        public Refused(ResolutionError error, String detail) {
            this(error, detail, "");
        }
    }
}
