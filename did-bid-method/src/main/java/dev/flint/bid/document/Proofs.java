package dev.flint.bid.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.BidPublicKey;
import java.util.Optional;
import java.util.function.Function;

/** Proofs. */
@SuppressWarnings("DoNotCallSuggester")
public final class Proofs {
    private Proofs() {}

    /** Checks a document's proof; {@code keys} finds the key of a canonical key id. */
    public static ProofStatus check(BidDocument document, Function<String, Optional<BidPublicKey>> keys) {
        throw new UnsupportedOperationException();
    }

    /** Checks profile A over any object with a {@code proof} member. */
    public static ProofStatus checkObject(ObjectNode object, Function<String, Optional<BidPublicKey>> keys) {
        throw new UnsupportedOperationException();
    }

    /** Checks the third party's signature over the keys. */
    public static ProofStatus checkDelegation(BidDocument document, Function<String, Optional<BidPublicKey>> keys) {
        throw new UnsupportedOperationException();
    }

    /** The document with a new proof, profile A. */
    public static BidDocument sign(BidDocument document, BidPrivateKey key, String creator) {
        throw new UnsupportedOperationException();
    }

    /** A copy of the object with a new proof, profile A. */
    public static ObjectNode signObject(ObjectNode object, BidPrivateKey key, String creator) {
        throw new UnsupportedOperationException();
    }
}
