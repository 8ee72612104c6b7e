package dev.flint.bid.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.BidPublicKey;
import dev.flint.bid.KeyBinding;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A BID document, read tolerantly (BID digest, 3.1): its parts as checked values, and the text that was signed. */
public final class BidDocument {
    private final ObjectNode original;
    private final ObjectNode clean;
    private final DocumentParts parts;

    BidDocument(ObjectNode original, ObjectNode clean, DocumentParts parts) {
        this.original = original;
        this.clean = clean;
        this.parts = parts;
    }

    /** Reads a document from outside, all faults at once. */
    public static DocumentReading read(byte[] utf8) {
        var json = StrictJson.parse(utf8);
        if (json instanceof JsonReading.Read read && read.value() instanceof ObjectNode tree) {
            return of(tree);
        }
        var fault = json instanceof JsonReading.Faulty faulty
                ? new DocumentFault(kindOf(faulty.fault()), "", faulty.fault() + " at character " + faulty.offset())
                : new DocumentFault(DocumentFault.Kind.WRONG_TYPE, "", "a document is a JSON object");
        return new DocumentReading.Faulty(List.of(fault));
    }

    /**
     * Reads a document that is JSON already.
     *
     * @param tree handed over: it must not be changed afterwards
     */
    public static DocumentReading of(ObjectNode tree) {
        return new DocumentReader(tree).read();
    }

    public Bid id() {
        return parts.id();
    }

    /** Version of the document format. */
    public String version() {
        return parts.version();
    }

    public List<DocumentKey> keys() {
        return parts.keys();
    }

    /** The document's own usable key with this id. */
    public Optional<BidPublicKey> key(String keyId) {
        for (var key : parts.keys()) {
            if (key.id().equals(keyId)) {
                return key.usable();
            }
        }
        return Optional.empty();
    }

    /** Key ids, canonical. */
    public List<String> authentication() {
        return parts.authentication();
    }

    /** Key ids, canonical. */
    public List<String> recovery() {
        return parts.recovery();
    }

    /** Seconds, 0 to 604,800. */
    public int ttl() {
        return parts.ttl();
    }

    /** The table of 3.3. */
    public int objectType() {
        return parts.objectType();
    }

    public List<AlsoKnownAs> alsoKnownAs() {
        return parts.alsoKnownAs();
    }

    public List<BidService> services() {
        return parts.services();
    }

    public Optional<Instant> created() {
        return parts.created();
    }

    public Optional<Instant> updated() {
        return parts.updated();
    }

    public Optional<DocumentProof> proof() {
        return parts.proof();
    }

    /** A third party's signature over the keys; its creator is the signer. */
    public Optional<DocumentProof> delegateSign() {
        return parts.delegateSign();
    }

    /** By which rule one of the keys belongs to the id; the best one. */
    public KeyBinding selfCertification() {
        return parts.selfCertification();
    }

    /** The document as it was given: a copy. */
    public ObjectNode original() {
        return original.deepCopy();
    }

    /** What was signed: not to be changed. */
    ObjectNode originalShared() {
        return original;
    }

    /** With clean names and everything in its place: not to be changed. */
    ObjectNode cleanShared() {
        return clean;
    }

    /** Native form with clean names, UTF-8. */
    public byte[] toJson() {
        JsonNode native_ = NativeForm.of(this);
        return native_.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static DocumentFault.Kind kindOf(JsonFault fault) {
        return switch (fault) {
            case TOO_LARGE -> DocumentFault.Kind.TOO_LARGE;
            case TOO_DEEP -> DocumentFault.Kind.TOO_DEEP;
            case DUPLICATE_NAME -> DocumentFault.Kind.DUPLICATE;
            case SYNTAX, TRAILING, TOO_LONG, LONE_SURROGATE, NUMBER_RANGE -> DocumentFault.Kind.NOT_JSON;
        };
    }
}
