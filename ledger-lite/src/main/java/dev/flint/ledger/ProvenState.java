package dev.flint.ledger;

import dev.flint.ledger.proof.HeaderProof;
import dev.flint.ledger.proof.StateProof;
import java.util.Optional;

/**
 * What a chain's state says about a key, and why it says nothing else.
 *
 * @param latest the newest version; empty when there never was one
 * @param proof from the state's root in the header to the key
 * @param header the block after which it is so, under the chain's signature
 */
public record ProvenState(Optional<StateRecord> latest, StateProof proof, HeaderProof header) {}
