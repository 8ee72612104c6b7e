package dev.flint.bid.vaa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.register.Demands;
import java.time.Instant;
import java.util.Optional;

/**
 * A signed request to change what is registered under a code or a node.
 *
 * @param controller who is to have it; of a registration without one, whose key signs
 * @param content present when it is registered or updated
 * @param updated when the signer says that it happens
 * @param signerKeyId whose proof it has; empty when it has none
 * @param request the whole request, which its proof covers
 */
record VaaOperation(
        VaaOperationKind kind,
        VaaId id,
        Optional<Bid> controller,
        Optional<VaaContent> content,
        Instant updated,
        Demands demands,
        Optional<String> signerKeyId,
        ObjectNode request) {}
