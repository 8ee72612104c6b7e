package dev.flint.http;

import dev.flint.pipeline.Representation;

/**
 * In which form a question wants its answer.
 *
 * @param envelope the form in which there is room for metadata: errors and deactivated documents are never bare
 */
record Asked(Representation representation, Representation envelope) {
    /**
     * With the envelope that is its own, or the one that is given.
     *
     * @param otherwise for bare documents and locations, which have no room for metadata
     */
    static Asked of(Representation representation, Representation otherwise) {
        return switch (representation.form()) {
            case DOCUMENT, LOCATION -> new Asked(representation, otherwise);
            case RESOLUTION, DEREFERENCING -> new Asked(representation, representation);
        };
    }

    boolean isDereferencing() {
        return envelope.form() == Representation.Form.DEREFERENCING;
    }

    boolean isLocation() {
        return representation.form() == Representation.Form.LOCATION;
    }
}
