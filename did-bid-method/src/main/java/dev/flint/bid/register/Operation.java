package dev.flint.bid.register;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.document.BidDocument;
import dev.flint.bid.document.DocumentProof;
import java.time.Instant;
import java.util.Optional;

/**
 * A signed request to change what is registered under an identifier.
 *
 * @param document present unless the identifier is to be deactivated
 * @param proof the document's, or the request's own when there is no document
 * @param updated when the signer says that it happens
 * @param demands conditions under which it may be applied
 * @param request the whole request; a deactivation's proof covers it
 */
record Operation(
        OperationKind kind,
        Bid id,
        Optional<BidDocument> document,
        Optional<DocumentProof> proof,
        Optional<Instant> updated,
        Demands demands,
        ObjectNode request) {}
