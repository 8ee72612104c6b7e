package dev.flint.bid.registrar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.BidEncoding;
import dev.flint.bid.BidPublicKey;
import dev.flint.bid.document.AlsoKnownAs;
import dev.flint.id.PercentEncoding;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A BID document that takes in what DID documents say: keys, names and services of the one in the members of the other
 * (BID digest, 3.11, the other way round). One instance per document.
 */
final class DocumentDraft {
    private static final String KEYS = "publicKey";
    private static final String METHODS = "verificationMethod";
    private static final String NAMES = "alsoKnownAs";
    private static final String SERVICES = "service";
    private static final String RELATION = "authentication";
    private static final String EXTENSION = "extension";
    private static final String MAPPED_EXTENSION = "bidExtension";
    private static final int TYPE_OTHER = 999;
    private static final int TTL_SECONDS = 86_400;

    private final ObjectNode tree;
    private final String did;

    private DocumentDraft(ObjectNode tree, String did) {
        this.tree = tree;
        this.did = did;
    }

    /** A document without keys. */
    static DocumentDraft empty(Bid id) {
        var tree = JsonNodeFactory.instance.objectNode();
        tree.putArray("@context").add("https://www.w3.org/ns/did/v1");
        tree.put("version", "1.0.0").put("id", id.canonical());
        tree.putArray(KEYS);
        tree.putArray(RELATION);
        tree.putObject(EXTENSION)
                .put("ttl", TTL_SECONDS)
                .put("type", TYPE_OTHER)
                .putArray("attributes");
        return new DocumentDraft(tree, id.canonical());
    }

    /** A copy of one that is registered, to be changed. */
    static DocumentDraft of(Bid id, ObjectNode registered) {
        var tree = registered.deepCopy();
        tree.remove("proof");
        return new DocumentDraft(tree, id.canonical());
    }

    /** Whether it is in the form of BID documents, and no DID document. */
    static boolean isNative(ObjectNode document) {
        return document.has(KEYS) || document.has(EXTENSION);
    }

    /** The member of a document, in whichever form, that has not the shape that all the rest here relies on. */
    static Optional<String> misshapen(ObjectNode document) {
        for (String name : List.of(KEYS, METHODS, NAMES, SERVICES, RELATION)) {
            if (document.has(name) && !document.get(name).isArray()) {
                return Optional.of(name + " is an array");
            }
        }
        for (String name : List.of(EXTENSION, MAPPED_EXTENSION)) {
            if (document.has(name) && !document.get(name).isObject()) {
                return Optional.of(name + " is an object");
            }
            if (document.path(name).has("recovery")
                    && !document.path(name).get("recovery").isArray()) {
                return Optional.of(name + "/recovery is an array");
            }
        }
        return Optional.empty();
    }

    ObjectNode tree() {
        return tree;
    }

    /** Takes in all of a DID document that is about the whole: what it does not have goes, but keys that control. */
    Optional<String> set(ObjectNode document) {
        tree.remove(NAMES);
        tree.remove(SERVICES);
        if (document.has(METHODS)) {
            keepControlling();
        }
        if (document.path(MAPPED_EXTENSION).isObject()) {
            var extension = document.get(MAPPED_EXTENSION).deepCopy();
            tree.set(EXTENSION, extension);
        }
        return add(document);
    }

    /** Takes in the elements of a DID document; one with a known id replaces it. */
    Optional<String> add(ObjectNode document) {
        for (var method : document.path(METHODS)) {
            var fault = addKey(method);
            if (fault.isPresent()) {
                return fault;
            }
        }
        for (var method : document.path(RELATION)) {
            var fault = method.isObject() ? addKey(method) : Optional.<String>empty();
            if (fault.isPresent()) {
                return fault;
            }
            String id = absolute(method.isObject() ? method.path("id").asText() : method.asText());
            if (!texts(RELATION).contains(id)) {
                tree.withArray("/" + RELATION).add(id);
            }
        }
        for (var name : document.path(NAMES)) {
            var fault = addName(name.asText());
            if (fault.isPresent()) {
                return fault;
            }
        }
        for (var service : document.path(SERVICES)) {
            if (!(service instanceof ObjectNode object)) {
                return Optional.of("a service is an object");
            }
            var copy = object.deepCopy().put("id", absolute(object.path("id").asText()));
            remove(SERVICES, copy.path("id").asText());
            tree.withArray("/" + SERVICES).add(copy);
        }
        return Optional.empty();
    }

    /** Leaves out the elements of a DID document, found by their ids. */
    void remove(ObjectNode document) {
        document.path(METHODS).forEach(method -> remove(KEYS, absolute(idOf(method))));
        document.path(SERVICES).forEach(service -> remove(SERVICES, absolute(idOf(service))));
        for (var name : document.path(NAMES)) {
            named(name.asText()).ifPresent(given -> remove(NAMES, given.id()));
        }
        for (String members : new String[] {NAMES, SERVICES}) {
            if (tree.path(members).isArray() && tree.path(members).isEmpty()) {
                tree.remove(members);
            }
        }
    }

    /** Without {@code authentication} the first key is the one that does. */
    void authenticateByFirstKey() {
        if (tree.path(RELATION).isEmpty() && !tree.path(KEYS).isEmpty()) {
            tree.withArray("/" + RELATION).add(tree.path(KEYS).get(0).path("id").asText());
        }
    }

    /** A key that may replace the others. */
    void recoverBy(String keyId) {
        tree.withObject("/" + EXTENSION).withArray("/recovery").add(keyId);
    }

    Optional<String> addKey(JsonNode method) {
        var key = PublicKeys.of(method);
        if (key.isEmpty()) {
            return Optional.of("a verification method shows no key that did:bid knows, as publicKeyMultibase,"
                    + " publicKeyJwk or publicKeyHex");
        }
        String id = idOf(method).isEmpty() ? "#key-" + (tree.path(KEYS).size() + 1) : idOf(method);
        addKey(absolute(id), absolute(method.path("controller").asText(did)), key.get());
        return Optional.empty();
    }

    private void addKey(String id, String controller, BidPublicKey key) {
        remove(KEYS, id);
        tree.withArray("/" + KEYS)
                .addObject()
                .put("id", id)
                .put("type", key.type().label())
                .put("controller", controller)
                .put("publicKeyHex", key.toText(BidEncoding.BASE58));
    }

    private Optional<String> addName(String uri) {
        var name = named(uri);
        if (name.isEmpty()) {
            return Optional.of("alsoKnownAs takes DIDs, and names that begin with dns: or hdl:");
        }
        remove(NAMES, name.get().id());
        tree.withArray("/" + NAMES)
                .addObject()
                .put("type", name.get().type())
                .put("id", name.get().id());
        return Optional.empty();
    }

    private static Optional<AlsoKnownAs> named(String uri) {
        if (uri.startsWith("did:bid:")) {
            return Optional.of(new AlsoKnownAs(AlsoKnownAs.BID, uri));
        }
        if (uri.startsWith("did:")) {
            return Optional.of(new AlsoKnownAs(AlsoKnownAs.DID, uri));
        }
        int type = uri.startsWith("dns:") ? AlsoKnownAs.DOMAIN_NAME : AlsoKnownAs.HANDLE;
        return uri.startsWith("dns:") || uri.startsWith("hdl:")
                ? PercentEncoding.decoded(uri.substring(4)).map(name -> new AlsoKnownAs(type, name))
                : Optional.empty();
    }

    private void keepControlling() {
        Set<String> controlling = new HashSet<>(texts(RELATION));
        tree.path(EXTENSION).path("recovery").forEach(id -> controlling.add(id.asText()));
        if (tree.path(KEYS) instanceof ArrayNode keys) {
            for (int i = keys.size() - 1; i >= 0; i--) {
                if (!controlling.contains(idOf(keys.get(i)))) {
                    keys.remove(i);
                }
            }
        }
    }

    private Set<String> texts(String array) {
        Set<String> texts = new HashSet<>();
        tree.path(array).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private void remove(String array, String id) {
        if (tree.path(array) instanceof ArrayNode elements) {
            for (int i = elements.size() - 1; i >= 0; i--) {
                if (idOf(elements.get(i)).equals(id)) {
                    elements.remove(i);
                }
            }
        }
    }

    private String absolute(String reference) {
        return reference.startsWith("#") ? did + reference : reference;
    }

    private static String idOf(JsonNode element) {
        return element.path("id").asText("");
    }
}
