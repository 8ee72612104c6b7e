package dev.flint.ledger;

import dev.flint.ledger.tree.StateProof;
import java.util.Optional;

/**
 * What a chain's state says about a key, and why it says nothing else.
 *
 * @param latest the newest version; empty when there never was one
 * @param proof from the state's root in the header to the key
 * @param height of the block after which it is so
 * @param header that block's header
 * @param signature of the chain over the checkpoint of size height + 1, 64 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // hot path: the receiver's own
public record ProvenState(
        Optional<StateRecord> latest, StateProof proof, long height, byte[] header, byte[] signature) {}
