package dev.flint.ledger.proof;

import java.util.List;
import java.util.Optional;

/**
 * What the state says of one identifier.
 *
 * @param chain chain code, empty for the main chain
 * @param namespace {@code id} for identifiers of did:bid
 * @param id canonical identifier
 * @param record bytes of the newest record; empty when the identifier was never registered
 * @param proof that the state says so
 * @param history older records, newest first, without gaps; as many as the asker wants
 */
public record Statement(
        String chain, String namespace, String id, Optional<byte[]> record, StateProof proof, List<byte[]> history) {
    public Statement {
        history = List.copyOf(history);
        boolean included = proof.terminal() instanceof StateProof.Inclusion;
        if (id.isEmpty() || included != record.isPresent() || (!included && !history.isEmpty())) {
            throw new IllegalArgumentException("record, history and the end of the proof do not fit: " + id);
        }
    }
}
