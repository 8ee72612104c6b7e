package dev.flint.bid.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.BidPublicKey;
import dev.flint.bid.KeyBinding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A BID document. */
@SuppressWarnings("DoNotCallSuggester")
public final class BidDocument {
    private BidDocument() {}

    public static DocumentReading read(byte[] utf8) {
        throw new UnsupportedOperationException();
    }

    /** {@code tree} is handed over: it must not be changed afterwards. */
    public static DocumentReading of(ObjectNode tree) {
        throw new UnsupportedOperationException();
    }

    public Bid id() {
        throw new UnsupportedOperationException();
    }

    public String version() {
        throw new UnsupportedOperationException();
    }

    public List<DocumentKey> keys() {
        throw new UnsupportedOperationException();
    }

    /** The usable key with this id. */
    public Optional<BidPublicKey> key(String keyId) {
        throw new UnsupportedOperationException();
    }

    /** Key ids, canonical. */
    public List<String> authentication() {
        throw new UnsupportedOperationException();
    }

    /** Key ids, canonical. */
    public List<String> recovery() {
        throw new UnsupportedOperationException();
    }

    /** Seconds, 0 to 604,800. */
    public int ttl() {
        throw new UnsupportedOperationException();
    }

    public int objectType() {
        throw new UnsupportedOperationException();
    }

    public List<AlsoKnownAs> alsoKnownAs() {
        throw new UnsupportedOperationException();
    }

    public List<BidService> services() {
        throw new UnsupportedOperationException();
    }

    public Optional<Instant> created() {
        throw new UnsupportedOperationException();
    }

    public Optional<Instant> updated() {
        throw new UnsupportedOperationException();
    }

    public Optional<DocumentProof> proof() {
        throw new UnsupportedOperationException();
    }

    public Optional<DocumentProof> delegateSign() {
        throw new UnsupportedOperationException();
    }

    /** By which rule one of the keys belongs to the id: the best one. */
    public KeyBinding selfCertification() {
        throw new UnsupportedOperationException();
    }

    /** The document as it was given: a copy. */
    public ObjectNode original() {
        throw new UnsupportedOperationException();
    }

    /** Native form with clean names, UTF-8. */
    public byte[] toJson() {
        throw new UnsupportedOperationException();
    }
}
