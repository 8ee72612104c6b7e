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
     */
    record Refused(ResolutionError error, String detail) implements Outcome {}
}
