package dev.flint.http;

import dev.flint.pipeline.Representation;

/**
 * In which form a question wants its answer.
 *
 * @param ofDidUrl whether it was about a DID URL, which is dereferenced, not resolved
 */
record Asked(Representation representation, boolean ofDidUrl) {
    static final Asked RESOLUTION = new Asked(Representation.RESOLUTION, false);
    static final Asked DEREFERENCING = new Asked(Representation.DEREFERENCING, true);

    /** The form in which there is room for metadata: errors and deactivated documents are never bare. */
    Representation envelope() {
        if (representation.form() != Representation.Form.DOCUMENT) {
            return representation;
        }
        return ofDidUrl ? Representation.DEREFERENCING : Representation.RESOLUTION;
    }
}
