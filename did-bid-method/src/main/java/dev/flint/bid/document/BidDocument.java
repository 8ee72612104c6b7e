package dev.flint.bid.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.BidPublicKey;
import dev.flint.bid.KeyBinding;
import dev.flint.bid.document.DocumentFault.Kind;
import dev.flint.id.SubChainCode;
import dev.flint.json.Jcs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A BID document (BID digest, 3.1 to 3.9), read tolerantly: it keeps the tree as it was given, over which its proof was
 * made, and beside it what the members mean. Unknown members are kept.
 *
 * <p>Key ids are in canonical form everywhere: no blanks, the BID in its canonical spelling.
 */
public final class BidDocument {
    /** Longest time, in seconds, for which a document may be kept: a week. */
    public static final int TTL_MAX = 604_800;
    /** Seconds for which a document is kept that does not say how long: a day. */
    public static final int TTL_DEFAULT = 86_400;

    private final ObjectNode given;
    private final ObjectNode clean;
    private final Content content;
    private final KeyBinding selfCertification;

    BidDocument(ObjectNode given, ObjectNode clean, Content content) {
        this.given = given;
        this.clean = clean;
        this.content = content;
        this.selfCertification = bestBinding(content);
    }

    /**
     * Reads a document from outside.
     *
     * @param utf8 borrowed; at most 256,000 octets
     */
    public static DocumentReading read(byte[] utf8) {
        JsonReading reading = StrictJson.parse(utf8);
        if (reading instanceof JsonReading.Read read) {
            return read.value() instanceof ObjectNode object ? of(object) : notAnObject();
        }
        return new DocumentReading.Faulty(List.of(DocumentFault.of((JsonReading.Faulty) reading)));
    }

    /**
     * Reads a document that is already a tree.
     *
     * @param tree handed over, not to be changed any more; read by {@link StrictJson}, otherwise I-JSON is not assured
     */
    public static DocumentReading of(ObjectNode tree) {
        return new DocumentReader(tree).read();
    }

    public Bid id() {
        return content.id;
    }

    /** Version of the format; not of the document. */
    public String version() {
        return content.version;
    }

    /** Usable or not, in the document's order. */
    public List<DocumentKey> keys() {
        return content.keys;
    }

    /** The usable key with this canonical id. */
    public Optional<BidPublicKey> key(String keyId) {
        for (DocumentKey key : content.keys) {
            if (key.id().equals(keyId)) {
                return key.usable();
            }
        }
        return Optional.empty();
    }

    /** Ids of the keys that control the document; of any BID. */
    public List<String> authentication() {
        return content.authentication;
    }

    /** Ids of the keys that may replace keys and deactivate. */
    public List<String> recovery() {
        return content.extension.recovery();
    }

    /** Seconds for which an answer may be kept, 0 to {@value #TTL_MAX}. */
    public int ttl() {
        return content.extension.ttl();
    }

    /** What the document is about (BID digest, 3.3): 101 person, 205 credential, 206 sub-chain and so on. */
    public int objectType() {
        return content.extension.objectType();
    }

    /** Sub-chains on which the same key has an identifier. */
    public List<SubChainCode> subChains() {
        return content.extension.subChains();
    }

    public List<AlsoKnownAs> alsoKnownAs() {
        return content.alsoKnownAs;
    }

    public List<BidService> services() {
        return content.services;
    }

    public Optional<Instant> created() {
        return content.created;
    }

    public Optional<Instant> updated() {
        return content.updated;
    }

    public Optional<DocumentProof> proof() {
        return content.proof;
    }

    /** A third party's signature over the keys; its signer stands as creator. */
    public Optional<DocumentProof> delegateSign() {
        return content.extension.delegateSign();
    }

    /**
     * By which rule one of the keys belongs to the id: the first that is not {@link KeyBinding#NONE}, a strict one
     * before others. After a replacement of keys none does, so this is a grade and no reason to reject.
     */
    public KeyBinding selfCertification() {
        return selfCertification;
    }

    private static KeyBinding bestBinding(Content content) {
        KeyBinding found = KeyBinding.NONE;
        for (DocumentKey key : content.keys) {
            KeyBinding binding = key.usable().map(content.id::binding).orElse(KeyBinding.NONE);
            if (binding == KeyBinding.STRICT) {
                return binding;
            }
            found = found == KeyBinding.NONE ? binding : found;
        }
        return found;
    }

    /** Canonical octets (RFC 8785) of the document as it was given, proof included. */
    public byte[] canonicalOctets() {
        return Jcs.canonicalize(given);
    }

    /** A copy of the tree as it was given. */
    public ObjectNode original() {
        return given.deepCopy();
    }

    /**
     * The native form as compact UTF-8 JSON, written strictly: names without blanks, everything in its place,
     * identifiers canonical, keys with prefix, numbers as numbers, times in seconds. The proof of a document that was
     * not in this form does not hold over it: {@link #original()} is what was signed.
     */
    public byte[] toJson() {
        return JsonText.octets(generator -> JsonText.write(generator, NativeForm.of(this)));
    }

    /** The tree as it was given: not to be changed. */
    ObjectNode givenTree() {
        return given;
    }

    /** The tree with clean names: not to be changed. */
    ObjectNode cleanTree() {
        return clean;
    }

    private static DocumentReading notAnObject() {
        return new DocumentReading.Faulty(List.of(new DocumentFault(Kind.WRONG_TYPE, "", "not an object")));
    }

    /** What the members outside the extension mean. Filled by one reader, then never changed. */
    static final class Content {
        private final Bid id;
        private final String version;
        private final Extension extension;
        private List<DocumentKey> keys = List.of();
        private List<String> authentication = List.of();
        private List<AlsoKnownAs> alsoKnownAs = List.of();
        private List<BidService> services = List.of();
        private Optional<Instant> created = Optional.empty();
        private Optional<Instant> updated = Optional.empty();
        private Optional<DocumentProof> proof = Optional.empty();

        Content(Bid id, String version, Extension extension) {
            this.id = id;
            this.version = version;
            this.extension = extension;
        }

        Content withKeys(List<DocumentKey> documentKeys, List<String> authenticationIds) {
            keys = documentKeys;
            authentication = authenticationIds;
            return this;
        }

        Content withNames(List<AlsoKnownAs> names, List<BidService> endpoints) {
            alsoKnownAs = names;
            services = endpoints;
            return this;
        }

        Content withTimes(Optional<Instant> creation, Optional<Instant> update) {
            created = creation;
            updated = update;
            return this;
        }

        Content withProof(Optional<DocumentProof> documentProof) {
            proof = documentProof;
            return this;
        }
    }
}
