package dev.flint.pipeline;

import dev.flint.spi.Freshness;
import dev.flint.spi.ResolutionError;
import java.util.List;

/** What the pipeline hands to a front. */
public sealed interface Outcome {
    /** There is, or was, a document. */
    record Answered(RenderedAnswer answer) implements Outcome {}

    /**
     * It is elsewhere.
     *
     * @param urls at least one
     */
    record Located(List<String> urls, Freshness freshness) implements Outcome {
        public Located {
            urls = List.copyOf(urls);
        }
    }

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
