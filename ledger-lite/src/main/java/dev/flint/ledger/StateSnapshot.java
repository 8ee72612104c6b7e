package dev.flint.ledger;

import dev.flint.ledger.proof.HeaderProof;
import dev.flint.ledger.proof.StateProof;
import java.util.Optional;

/**
 * The state as it was after one block, for as long as it is held: proofs from it go with that block's checkpoint, which
 * others may have cosigned meanwhile. Any thread, one at a time. To be closed soon: the index cannot reuse the pages of
 * a state that somebody still looks at.
 */
public final class StateSnapshot implements AutoCloseable {
    private static final int TRIES_MAX = 10_000;

    private final Index index;
    private final IndexReader reader;
    private final StateTree tree;
    private final HeaderProof header;

    private StateSnapshot(Index index, IndexReader reader, StateTree tree, HeaderProof header) {
        this.index = index;
        this.reader = reader;
        this.tree = tree;
        this.header = header;
    }

    /** The newest state; empty before the first block. */
    static Optional<StateSnapshot> take(Derived derived, SignedHeaders headers) {
        IndexReader reader = derived.index().newPinnedReader();
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            reader.begin();
            try {
                Optional<BlockRow> block = reader.block(reader.height());
                Optional<StateTree> tree = derived.tree().frozen(reader);
                if (block.isEmpty()) {
                    break;
                }
                if (tree.isPresent()) {
                    return Optional.of(new StateSnapshot(derived.index(), reader, tree.get(), headers.of(block.get())));
                }
            } finally {
                reader.end();
            }
            reader.unpin();
            Thread.onSpinWait();
        }
        derived.index().release(reader);
        return Optional.empty();
    }

    /** The block after which it was so, under the chain's signature alone. */
    public HeaderProof header() {
        return header;
    }

    /**
     * A key's newest version with its proof, as of this state; empty when the state could not be held any longer.
     *
     * @throws IllegalStateException once the chain is closed, or this
     */
    public Optional<ProvenState> prove(byte[] key) {
        reader.begin();
        try {
            Optional<StateProof> proof = tree.prove(key, reader);
            return proof.map(found ->
                    new ProvenState(found.isInclusion() ? reader.latest(key) : Optional.empty(), found, header));
        } finally {
            reader.end();
        }
    }

    @Override
    public void close() {
        index.release(reader);
    }
}
