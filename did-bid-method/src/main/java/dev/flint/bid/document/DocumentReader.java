package dev.flint.bid.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.BidParse;
import dev.flint.bid.BidPublicKey;
import dev.flint.bid.KeyParse;
import dev.flint.bid.KeyType;
import dev.flint.bid.document.DocumentFault.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads one document; used once. */
final class DocumentReader {
    private static final String CONTEXT = "https://www.w3.org/ns/did/v1";
    private static final String CONTEXT_WITHOUT_WWW = "https://w3.org/ns/did/v1";
    private static final int TTL_DEFAULT_SECONDS = 86_400;
    private static final int TTL_MAX_SECONDS = 604_800;

    private final DocumentFindings findings = new DocumentFindings();
    private final Members members = new Members(findings);
    private final ObjectNode original;
    private final ObjectNode tree;

    DocumentReader(ObjectNode original) {
        this.original = original;
        this.tree = new Cleaning(findings).clean(original);
    }

    DocumentReading read() {
        context();
        var id = id();
        String version = members.text(tree, "", "version").orElse("");
        var extension = extension();
        var control = new DocumentParts.Control(
                keys(id), keyIds(tree, "", "authentication", true), keyIds(extension, "/extension", "recovery", false));
        var rest = new DocumentParts.Extension(ttl(extension), objectType(extension), alsoKnownAs());
        var services = services();
        var signatures = new DocumentParts.Signatures(
                time("created"),
                time("updated"),
                signature(tree, "", "proof", "creator"),
                signature(extension, "/extension", "delegateSign", "signer"));
        if (!findings.faults().isEmpty()) {
            return new DocumentReading.Faulty(findings.faults());
        }
        var parts = new DocumentParts(id.orElseThrow(), version, control, rest, services, signatures);
        return new DocumentReading.Read(new BidDocument(original, tree, parts), findings.warnings());
    }

    private void context() {
        JsonNode context = tree.path("@context");
        if (context.isMissingNode()) {
            findings.fault(Kind.MISSING, "/@context", "an array with " + CONTEXT);
            return;
        }
        boolean found = false;
        boolean lenient = context.isTextual();
        for (JsonNode entry : lenient ? List.of(context) : context) {
            lenient |= CONTEXT_WITHOUT_WWW.equals(entry.textValue());
            found |= CONTEXT.equals(entry.textValue()) || CONTEXT_WITHOUT_WWW.equals(entry.textValue());
        }
        if (!found) {
            findings.fault(Kind.CONTEXT, "/@context", "must contain " + CONTEXT);
        } else if (lenient) {
            findings.warning(Kind.LENIENT_FORM, "/@context", "an array with " + CONTEXT);
        }
    }

    private Optional<Bid> id() {
        return members.text(tree, "", "id").flatMap(text -> bid(text, "/id"));
    }

    private ObjectNode extension() {
        if (tree.path("extension") instanceof ObjectNode extension) {
            return extension;
        }
        findings.fault(
                tree.has("extension") ? Kind.WRONG_TYPE : Kind.MISSING, "/extension", "an object with ttl and type");
        return tree.objectNode().put("type", 0).put("ttl", 0);
    }

    private List<DocumentKey> keys(Optional<Bid> id) {
        var keys = new ArrayList<DocumentKey>();
        var seen = new HashSet<String>();
        int index = 0;
        for (JsonNode entry : members.array(tree, "", "publicKey")) {
            String pointer = "/publicKey/" + index++;
            if (!(entry instanceof ObjectNode key)) {
                findings.fault(Kind.WRONG_TYPE, pointer, "a key is an object");
                continue;
            }
            var keyId = members.text(key, pointer, "id").flatMap(text -> members.keyId(text, pointer + "/id"));
            var type = members.text(key, pointer, "type");
            var hex = members.text(key, pointer, "publicKeyHex");
            var controller = key.has("controller")
                    ? members.text(key, pointer, "controller").flatMap(text -> bid(text, pointer + "/controller"))
                    : id;
            if (keyId.isPresent() && type.isPresent() && hex.isPresent() && controller.isPresent()) {
                if (!seen.add(keyId.get())) {
                    findings.fault(Kind.DUPLICATE, pointer + "/id", "two keys with one id");
                }
                var reading = key(hex.get().strip(), type.get().strip(), pointer);
                keys.add(new DocumentKey(keyId.get(), type.get(), controller.get(), reading));
            }
        }
        return List.copyOf(keys);
    }

    private KeyParse<BidPublicKey> key(String hex, String type, String pointer) {
        KeyParse<BidPublicKey> parse = KeyType.ofLabel(type)
                .map(hint -> BidPublicKey.parse(hex, hint))
                .orElseGet(() -> BidPublicKey.parse(hex));
        if (parse instanceof KeyParse.Rejected<BidPublicKey> rejected) {
            findings.warning(
                    Kind.UNUSABLE_KEY,
                    pointer + "/publicKeyHex",
                    rejected.fault().name());
        }
        return parse;
    }

    private List<String> keyIds(ObjectNode holder, String base, String name, boolean required) {
        if (required && !holder.has(name)) {
            findings.fault(Kind.MISSING, base + "/" + name, "ids of the keys that control the document");
            return List.of();
        }
        var array = members.array(holder, base, name);
        if (required && array.isEmpty() && holder.path(name).isArray()) {
            findings.fault(Kind.EMPTY, base + "/" + name, "at least one key controls a document");
        }
        var ids = new ArrayList<String>();
        int index = 0;
        for (JsonNode entry : array) {
            String pointer = base + "/" + name + "/" + index++;
            if (entry.isTextual()) {
                members.keyId(entry.textValue(), pointer).ifPresent(ids::add);
            } else {
                findings.fault(Kind.WRONG_TYPE, pointer, "a key id is a text");
            }
        }
        return List.copyOf(ids);
    }

    private int ttl(ObjectNode extension) {
        var ttl = members.integer(extension, "/extension", "ttl");
        if (ttl.isEmpty() || ttl.getAsInt() < 0) {
            findings.warning(Kind.DEFAULTED, "/extension/ttl", "86,400 s");
            return TTL_DEFAULT_SECONDS;
        }
        if (ttl.getAsInt() > TTL_MAX_SECONDS) {
            findings.warning(Kind.CLAMPED, "/extension/ttl", "at most 604,800 s");
        }
        return Math.min(ttl.getAsInt(), TTL_MAX_SECONDS);
    }

    private int objectType(ObjectNode extension) {
        if (!extension.has("type")) {
            findings.fault(Kind.MISSING, "/extension/type", "the object type");
        }
        return members.integer(extension, "/extension", "type").orElse(0);
    }

    private List<AlsoKnownAs> alsoKnownAs() {
        var names = new ArrayList<AlsoKnownAs>();
        int index = 0;
        for (JsonNode entry : members.array(tree, "", "alsoKnownAs")) {
            String pointer = "/alsoKnownAs/" + index++;
            if (entry instanceof ObjectNode name) {
                var type = members.integer(name, pointer, "type");
                var text = members.text(name, pointer, "id");
                if (type.isPresent() && text.isPresent()) {
                    names.add(new AlsoKnownAs(type.getAsInt(), text.get()));
                } else if (type.isEmpty() && !name.has("type")) {
                    findings.fault(Kind.MISSING, pointer + "/type", "what kind of name it is");
                }
            } else {
                findings.fault(Kind.WRONG_TYPE, pointer, "an object with type and id");
            }
        }
        return List.copyOf(names);
    }

    private List<BidService> services() {
        var services = new ArrayList<BidService>();
        int index = 0;
        for (JsonNode entry : members.array(tree, "", "service")) {
            String pointer = "/service/" + index++;
            if (!(entry instanceof ObjectNode service)) {
                findings.fault(Kind.WRONG_TYPE, pointer, "a service is an object");
                continue;
            }
            var id = members.text(service, pointer, "id");
            var type = members.text(service, pointer, "type").map(String::strip);
            var endpoint = members.text(service, pointer, "serviceEndpoint").map(String::strip);
            var transport = new BidService.Transport(
                    integerIfThere(service, pointer, "protocol"),
                    integerIfThere(service, pointer, "serverType"),
                    integerIfThere(service, pointer, "port"),
                    Optional.of(service.path("version").asText("")).filter(text -> !text.isEmpty()));
            if (id.isPresent() && type.isPresent() && endpoint.isPresent()) {
                String rightType = type.get().equals("DIDSubResolve") ? BidService.SUB_RESOLVER : type.get();
                services.add(new BidService(id.get().strip(), rightType, endpoint.get(), transport));
            }
        }
        return List.copyOf(services);
    }

    private OptionalInt integerIfThere(ObjectNode holder, String pointer, String name) {
        return holder.has(name) ? members.integer(holder, pointer, name) : OptionalInt.empty();
    }

    private Optional<Instant> time(String name) {
        if (!tree.has(name)) {
            findings.warning(Kind.DEFAULTED, "/" + name, "no time");
            return Optional.empty();
        }
        var text = members.text(tree, "", name);
        var time = text.flatMap(UtcTime::parse);
        if (text.isPresent() && time.isEmpty()) {
            findings.fault(Kind.NOT_A_TIME, "/" + name, "a time in UTC as 2026-01-01T00:00:00Z");
        }
        return time;
    }

    private Optional<DocumentProof> signature(ObjectNode holder, String base, String name, String signer) {
        if (!holder.has(name)) {
            return Optional.empty();
        }
        String pointer = base + "/" + name;
        if (!(holder.get(name) instanceof ObjectNode signature)) {
            findings.fault(Kind.WRONG_TYPE, pointer, "an object with " + signer + " and signatureValue");
            return Optional.empty();
        }
        var creator =
                members.text(signature, pointer, signer).flatMap(text -> members.keyId(text, pointer + "/" + signer));
        var value = members.text(signature, pointer, "signatureValue");
        return creator.isPresent() && value.isPresent()
                ? Optional.of(new DocumentProof(creator.get(), value.get().strip()))
                : Optional.empty();
    }

    private Optional<Bid> bid(String text, String pointer) {
        var parse = Bid.parse(text.strip());
        if (parse instanceof BidParse.Parsed parsed) {
            return Optional.of(parsed.bid());
        }
        if (parse instanceof BidParse.Rejected rejected) {
            findings.fault(Kind.NOT_A_BID, pointer, rejected.fault().text() + " (index " + rejected.index() + ")");
        }
        return Optional.empty();
    }
}
