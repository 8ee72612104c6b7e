package dev.flint.http;

import dev.flint.pipeline.Representation;
import dev.flint.pipeline.Selection;

/**
 * The forms in which a mount answers.
 *
 * @param resolution envelope of a resolution result
 * @param dereferencing envelope of a dereferencing result
 * @param dids for DIDs
 * @param wholeDocuments for DID URLs that select a document
 * @param services for those that select services
 * @param parts for all others
 */
record Forms(
        Asked resolution,
        Asked dereferencing,
        Negotiation dids,
        Negotiation wholeDocuments,
        Negotiation services,
        Negotiation parts) {

    /** As the specification has them. */
    static Forms standard(boolean legacyFirst) {
        return new Forms(
                Asked.of(Representation.RESOLUTION, Representation.RESOLUTION),
                Asked.of(Representation.DEREFERENCING, Representation.DEREFERENCING),
                Negotiation.forDids(legacyFirst),
                Negotiation.forWholeDocuments(),
                Negotiation.forServices(),
                Negotiation.forParts());
    }

    /** As a Universal Resolver takes them from its drivers. */
    static Forms forDriver() {
        return new Forms(
                Asked.of(Representation.DRIVER_RESOLUTION, Representation.DRIVER_RESOLUTION),
                Asked.of(Representation.DRIVER_DEREFERENCING, Representation.DRIVER_DEREFERENCING),
                Negotiation.forDids(false).forDriver(),
                Negotiation.forWholeDocuments().forDriver(),
                Negotiation.forServices().forDriver(),
                Negotiation.forParts().forDriver());
    }

    Negotiation negotiationFor(Selection selection) {
        if (selection.isWholeDocument()) {
            return wholeDocuments;
        }
        return selection.selectsServices() ? services : parts;
    }

    Asked ofDid(Representation representation) {
        return Asked.of(representation, resolution.envelope());
    }

    Asked ofDidUrl(Representation representation) {
        return Asked.of(representation, dereferencing.envelope());
    }
}
