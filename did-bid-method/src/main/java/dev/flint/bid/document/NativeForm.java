package dev.flint.bid.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.BidEncoding;
import dev.flint.bid.BidParse;
import dev.flint.bid.BidPublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Documents as this project writes them, whatever they looked like: canonical identifiers, keys with prefix, numbers as
 * numbers, times in seconds, sub-chain codes as texts. What is in that form already stays as it is.
 */
final class NativeForm {
    private final BidDocument document;
    private final ObjectNode tree;

    private NativeForm(BidDocument document) {
        this.document = document;
        this.tree = document.cleanTree().deepCopy();
    }

    static ObjectNode of(BidDocument document) {
        return new NativeForm(document).write();
    }

    private ObjectNode write() {
        context();
        tree.put("id", document.id().canonical());
        tree.set("authentication", texts(document.authentication()));
        for (int i = 0; i < document.keys().size(); i++) {
            key(document.keys().get(i), (ObjectNode) tree.get("publicKey").get(i));
        }
        for (int i = 0; i < document.alsoKnownAs().size(); i++) {
            AlsoKnownAs name = document.alsoKnownAs().get(i);
            ((ObjectNode) tree.get("alsoKnownAs").get(i))
                    .put("type", name.type())
                    .put("id", name.id());
        }
        for (int i = 0; i < document.services().size(); i++) {
            service(document.services().get(i), (ObjectNode) tree.get("service").get(i));
        }
        extension((ObjectNode) tree.get("extension"));
        document.created().ifPresent(time -> tree.put("created", seconds(time)));
        document.updated().ifPresent(time -> tree.put("updated", seconds(time)));
        document.proof().ifPresent(proof -> signature((ObjectNode) tree.get("proof"), "creator", proof));
        return tree;
    }

    private void context() {
        ArrayNode context = tree.arrayNode();
        JsonNode given = tree.get("@context");
        for (JsonNode element : given.isArray() ? given : tree.arrayNode().add(given)) {
            boolean ours = element.isTextual() && DocumentReader.isContext(element.textValue());
            context.add(ours ? context.textNode(DocumentReader.CONTEXT) : element);
        }
        tree.set("@context", context);
    }

    private static void key(DocumentKey key, ObjectNode entry) {
        entry.put("id", key.id()).put("controller", key.controller().canonical());
        Optional<BidPublicKey> usable = key.usable();
        if (usable.isPresent()) {
            String hex = entry.get("publicKeyHex").textValue().strip().toLowerCase(Locale.ROOT);
            String prefixed = usable.get().toText(BidEncoding.BASE58);
            entry.put("type", usable.get().type().label());
            // A prefix holds an encoding letter, too, which is the author's.
            entry.put("publicKeyHex", hex.length() == prefixed.length() ? hex : prefixed);
        }
    }

    private static void service(BidService service, ObjectNode entry) {
        entry.put("id", service.id()).put("type", service.type()).put("serviceEndpoint", service.serviceEndpoint());
        number(entry, "protocol", service.protocol());
        number(entry, "serverType", service.serverType());
        number(entry, "port", service.port());
        service.version().ifPresent(version -> entry.put("version", version));
    }

    private void extension(ObjectNode extension) {
        extension.put("ttl", document.ttl()).put("type", document.objectType());
        if (extension.path("recovery").isArray()) {
            extension.set("recovery", texts(document.recovery()));
        }
        if (extension.get("acsns") instanceof ArrayNode codes) {
            extension.set(
                    "acsns",
                    texts(document.subChains().stream().map(code -> code.text()).toList()));
            addresses(extension, codes);
        }
        document.delegateSign()
                .ifPresent(delegation -> signature((ObjectNode) extension.get("delegateSign"), "signer", delegation));
        for (JsonNode credential : extension.path("verifiableCredentials")) {
            String id = credential.get("id").textValue().strip();
            ((ObjectNode) credential)
                    .put("type", credential.get("type").asInt())
                    .put(
                            "id",
                            Bid.parse(id) instanceof BidParse.Parsed parsed
                                    ? parsed.bid().canonical()
                                    : id);
        }
    }

    /** Where a code was met as an object with the address of its resolver, the address is kept beside the codes. */
    private void addresses(ObjectNode extension, ArrayNode codes) {
        ObjectNode addresses = tree.objectNode();
        for (int i = 0; i < codes.size(); i++) {
            JsonNode code = codes.get(i);
            JsonNode address = code.path(code.has("acsnAddress") ? "acsnAddress" : "ACSNAddress");
            if (!address.isMissingNode()) {
                addresses.set(document.subChains().get(i).text(), address);
            }
        }
        if (!addresses.isEmpty() && !extension.has("acsnAddress")) {
            extension.set("acsnAddress", addresses);
        }
    }

    private static void signature(ObjectNode entry, String signer, DocumentProof proof) {
        entry.put(signer, proof.creator()).put("signatureValue", proof.signatureValue());
    }

    private static void number(ObjectNode entry, String name, OptionalInt number) {
        if (number.isPresent()) {
            entry.put(name, number.getAsInt());
        }
    }

    private ArrayNode texts(List<String> texts) {
        ArrayNode array = tree.arrayNode(texts.size());
        texts.forEach(array::add);
        return array;
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
