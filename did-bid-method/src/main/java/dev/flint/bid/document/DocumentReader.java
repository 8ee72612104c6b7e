package dev.flint.bid.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.BidEncoding;
import dev.flint.bid.BidPublicKey;
import dev.flint.bid.KeyFault;
import dev.flint.bid.KeyParse;
import dev.flint.bid.KeyType;
import dev.flint.bid.document.DocumentFault.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads one document by the table of BID digest 3.1 and collects all faults. Used once. */
final class DocumentReader {
    static final String CONTEXT = "https://www.w3.org/ns/did/v1";
    private static final String CONTEXT_WITHOUT_WWW = "https://w3.org/ns/did/v1";

    private final ObjectNode given;
    private final Findings findings = new Findings();

    DocumentReader(ObjectNode given) {
        this.given = given;
    }

    DocumentReading read() {
        new TreeLimits(findings).check(given);
        if (findings.isFaulty()) {
            return new DocumentReading.Faulty(findings.faults());
        }
        ObjectNode clean = new CleanNames(findings).document(given);
        Members root = new Members(clean, "", findings);
        context(root);
        Optional<Bid> id = root.bid("id");
        Optional<String> version = root.text("version");
        Optional<Extension> extension = root.require("extension")
                ? root.object("extension").map(members -> Extension.read(members, findings))
                : Optional.empty();
        List<DocumentKey> keys = keys(root);
        List<String> authentication = authentication(root);
        List<AlsoKnownAs> names = alsoKnownAs(root);
        List<BidService> services = services(root);
        Optional<Instant> created = time(root, "created");
        Optional<Instant> updated = time(root, "updated");
        Optional<DocumentProof> proof = root.object("proof").flatMap(members -> Extension.proof(members, "creator"));
        if (findings.isFaulty() || id.isEmpty() || version.isEmpty() || extension.isEmpty()) {
            return new DocumentReading.Faulty(findings.faults());
        }
        noteDangling("/authentication", authentication, id.get(), keys);
        noteDangling("/extension/recovery", extension.get().recovery(), id.get(), keys);
        BidDocument.Content content = new BidDocument.Content(id.get(), version.get(), extension.get())
                .withKeys(keys, authentication)
                .withNames(names, services)
                .withTimes(created, updated)
                .withProof(proof);
        return new DocumentReading.Read(new BidDocument(given, clean, content), findings.warnings());
    }

    private void context(Members root) {
        if (!root.require("@context")) {
            return;
        }
        JsonNode context = root.find("@context");
        if (context.isTextual()) {
            findings.warn(Kind.LENIENT_FORM, "/@context", "a text instead of an array");
            noteContext(context.textValue().strip());
            return;
        }
        String best = "";
        for (Members.Element element : root.array("@context")) {
            // Objects are contexts of somebody else's making and kept.
            String text = element.value().asText("").strip();
            boolean known = text.equals(CONTEXT) || (text.equals(CONTEXT_WITHOUT_WWW) && best.isEmpty());
            best = known ? text : best;
            if (!element.value().isTextual() && !element.value().isObject()) {
                findings.fault(Kind.WRONG_TYPE, element.pointer(), "neither a text nor an object");
            }
        }
        if (context.isArray()) {
            noteContext(best);
        }
    }

    private void noteContext(String context) {
        if (context.equals(CONTEXT_WITHOUT_WWW)) {
            findings.warn(Kind.LENIENT_FORM, "/@context", "the context without www");
        } else if (!context.equals(CONTEXT)) {
            findings.fault(Kind.CONTEXT, "/@context", "without " + CONTEXT);
        }
    }

    static boolean isContext(String text) {
        return text.strip().equals(CONTEXT) || text.strip().equals(CONTEXT_WITHOUT_WWW);
    }

    private List<DocumentKey> keys(Members root) {
        List<DocumentKey> keys = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Members entry : root.objects("publicKey")) {
            Optional<String> id = entry.keyId("id");
            Optional<String> type = entry.text("type");
            Optional<Bid> controller = entry.bid("controller");
            Optional<String> hex = entry.text("publicKeyHex");
            if (id.isPresent() && !ids.add(id.get())) {
                findings.fault(Kind.DUPLICATE, entry.pointer("id"), "the same key id twice");
            }
            if (id.isPresent() && type.isPresent() && controller.isPresent() && hex.isPresent()) {
                KeyParse<BidPublicKey> key = key(type.get(), hex.get());
                if (key instanceof KeyParse.Rejected<BidPublicKey> rejected) {
                    findings.warn(Kind.UNUSABLE_KEY, entry.pointer("publicKeyHex"), "" + rejected.fault());
                }
                keys.add(new DocumentKey(id.get(), type.get(), controller.get(), key));
            }
        }
        return List.copyOf(keys);
    }

    private static KeyParse<BidPublicKey> key(String type, String hex) {
        Optional<KeyType> known = KeyType.ofLabel(type);
        if (known.isPresent()) {
            return BidPublicKey.parse(hex, known.get());
        }
        // Of a type that nobody knows only the prefix tells what it is; its length alone would be a guess.
        KeyParse<BidPublicKey> key = BidPublicKey.parse(hex);
        boolean guessed = key.toOptional()
                .filter(read -> hex.length() != read.toText(BidEncoding.BASE58).length())
                .isPresent();
        return guessed ? new KeyParse.Rejected<>(KeyFault.TYPE_UNKNOWN) : key;
    }

    private List<String> authentication(Members root) {
        if (!root.require("authentication")) {
            return List.of();
        }
        List<String> ids = root.keyIds("authentication");
        if (root.find("authentication").isArray() && root.find("authentication").isEmpty()) {
            findings.fault(Kind.EMPTY, "/authentication", "nobody would control the document");
        }
        return ids;
    }

    private List<AlsoKnownAs> alsoKnownAs(Members root) {
        List<AlsoKnownAs> names = new ArrayList<>();
        for (Members entry : root.objects("alsoKnownAs")) {
            OptionalLong type = entry.require("type") ? entry.integer("type") : OptionalLong.empty();
            Optional<String> id = entry.text("id");
            if (type.isPresent() && (type.getAsLong() < 0 || type.getAsLong() > Integer.MAX_VALUE)) {
                findings.fault(Kind.NOT_A_NUMBER, entry.pointer("type"), "not a type of name");
            } else if (type.isPresent() && id.isPresent()) {
                names.add(new AlsoKnownAs((int) type.getAsLong(), id.get()));
            }
        }
        return List.copyOf(names);
    }

    private List<BidService> services(Members root) {
        List<BidService> services = new ArrayList<>();
        for (Members entry : root.objects("service")) {
            BidService.read(entry, findings).ifPresent(services::add);
        }
        return List.copyOf(services);
    }

    private Optional<Instant> time(Members root, String name) {
        Optional<String> text = root.optionalText(name);
        if (!root.has(name)) {
            findings.warn(Kind.LENIENT_FORM, root.pointer(name), "missing");
        }
        Optional<Instant> time = text.flatMap(UtcTime::parse);
        if (text.isPresent() && time.isEmpty()) {
            findings.fault(Kind.NOT_A_TIME, root.pointer(name), "not yyyy-MM-ddTHH:mm:ssZ");
        }
        return time;
    }

    private void noteDangling(String pointer, List<String> ids, Bid owner, List<DocumentKey> keys) {
        for (String id : ids) {
            boolean own = KeyIds.did(id).equals(owner.canonical());
            if (own && keys.stream().noneMatch(key -> key.id().equals(id))) {
                findings.warn(Kind.DANGLING_KEY_ID, pointer, "names a key that the document does not have");
            }
        }
    }
}
