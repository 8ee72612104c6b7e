package dev.flint.bid.document;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.BidPublicKey;
import dev.flint.bid.KeyBinding;
import dev.flint.bid.KeyType;
import dev.flint.json.Jcs;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * From a BID document to a DID document by BID digest 3.11. Built once for each registration, so that no JSON is built
 * for a request; in canonical form (RFC 8785), so that a hash over the octets stands for the document.
 */
public final class DidDocumentMapping {
    private static final String DID_10 = "https://www.w3.org/ns/did/v1";
    private static final String DID_11 = "https://www.w3.org/ns/did/v1.1";
    private static final String MULTIKEY = "https://w3id.org/security/multikey/v1";
    private static final String JSON_WEB_KEY = "https://w3id.org/security/jwk/v1";
    private static final int COORDINATE_OCTETS = 32;
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final String base;
    private final List<byte[]> contexts10;
    private final byte[] context11;

    /**
     * A mapping whose documents refer to one resolver's context.
     *
     * @param base URI of the resolver without slash at its end, as in {@code https://resolver.example}
     */
    public DidDocumentMapping(String base) {
        this.base = base;
        String bidContext = base + BidContext.PATH;
        this.contexts10 = List.of(
                texts(List.of(DID_10, bidContext)),
                texts(List.of(DID_10, MULTIKEY, bidContext)),
                texts(List.of(DID_10, JSON_WEB_KEY, bidContext)),
                texts(List.of(DID_10, MULTIKEY, JSON_WEB_KEY, bidContext)));
        this.context11 = texts(List.of(DID_11, bidContext));
    }

    public String base() {
        return base;
    }

    /** Maps a document; {@code proofStatus} becomes metadata. */
    public DidDocumentBytes map(BidDocument document, ProofStatus proofStatus) {
        List<DocumentKey> mapped = new ArrayList<>();
        List<String> dropped = new ArrayList<>();
        boolean multikey = false;
        boolean jsonWebKey = false;
        for (DocumentKey key : document.keys()) {
            Optional<BidPublicKey> usable = key.usable();
            if (usable.isEmpty()) {
                dropped.add(key.id());
            } else {
                mapped.add(key);
                multikey |= usable.get().type() != KeyType.SM2;
                jsonWebKey |= usable.get().type() == KeyType.SM2;
            }
        }
        return new DidDocumentBytes(
                contexts10.get((multikey ? 1 : 0) + (jsonWebKey ? 2 : 0)),
                context11,
                members(document(document, mapped)),
                JsonText.members(generator -> metadata(generator, document, proofStatus, dropped)));
    }

    /** What is left of a document when its identifier has been deactivated: the id alone. */
    public DidDocumentBytes deactivated(Bid id) {
        return new DidDocumentBytes(
                texts(List.of(DID_10)),
                texts(List.of(DID_11)),
                members(object().put("id", id.canonical())),
                JsonText.members(generator -> {
                    generator.writeStartObject();
                    generator.writeBooleanField("deactivated", true);
                    texts(generator, "equivalentId", id.otherSpellings());
                    generator.writeEndObject();
                }));
    }

    private static ObjectNode document(BidDocument document, List<DocumentKey> keys) {
        ObjectNode mapped = object().put("id", document.id().canonical());
        texts(mapped, "alsoKnownAs", names(document));
        if (!keys.isEmpty()) {
            ArrayNode methods = mapped.putArray("verificationMethod");
            keys.forEach(key -> methods.add(verificationMethod(key)));
        }
        relationships(mapped, document, keys);
        if (!document.services().isEmpty()) {
            ArrayNode services = mapped.putArray("service");
            document.services().forEach(service -> services.add(service(service)));
        }
        mapped.set("bidExtension", extension(document));
        return mapped;
    }

    private static List<String> names(BidDocument document) {
        Set<String> names = new LinkedHashSet<>();
        for (AlsoKnownAs name : document.alsoKnownAs()) {
            name.uri().ifPresent(names::add);
        }
        return List.copyOf(names);
    }

    private static ObjectNode verificationMethod(DocumentKey key) {
        BidPublicKey publicKey = key.usable().orElseThrow();
        boolean jsonWebKey = publicKey.type() == KeyType.SM2;
        ObjectNode method = object().put("id", key.id())
                .put("type", jsonWebKey ? "JsonWebKey" : "Multikey")
                .put("controller", key.controller().canonical());
        if (jsonWebKey) {
            byte[] point = publicKey.raw();
            method.putObject("publicKeyJwk")
                    .put("kty", "EC")
                    .put("crv", "SM2")
                    .put("x", coordinate(point, 1))
                    .put("y", coordinate(point, 1 + COORDINATE_OCTETS));
        } else {
            method.put("publicKeyMultibase", publicKey.toMultibase());
        }
        return method;
    }

    /** Own keys also sign credentials and updates; the keys of others only authenticate, and their DIDs control. */
    private static void relationships(ObjectNode mapped, BidDocument document, List<DocumentKey> keys) {
        String id = document.id().canonical();
        List<String> authentication = new ArrayList<>();
        List<String> own = new ArrayList<>();
        Set<String> controllers = new LinkedHashSet<>();
        for (String keyId : document.authentication()) {
            String did = KeyIds.did(keyId);
            if (!did.equals(id)) {
                controllers.add(did);
                authentication.add(keyId);
            } else if (keys.stream().anyMatch(key -> key.id().equals(keyId))) {
                authentication.add(keyId);
                own.add(keyId);
            }
        }
        if (controllers.size() == 1) {
            mapped.put("controller", controllers.iterator().next());
        } else {
            texts(mapped, "controller", List.copyOf(controllers));
        }
        texts(mapped, "authentication", authentication);
        texts(mapped, "assertionMethod", own);
        texts(mapped, "capabilityInvocation", own);
    }

    private static ObjectNode service(BidService service) {
        ObjectNode mapped = object();
        for (var member : service.object().properties()) {
            String name = member.getKey();
            if (member.getValue().isNull()) {
                continue;
            }
            switch (name) {
                case "id" -> mapped.put(name, service.id());
                case "type" -> mapped.put(name, service.type());
                case "serviceEndpoint" -> mapped.put(name, service.mappedEndpoint());
                case "version" -> mapped.put(name, service.version().orElse(""));
                case "protocol" -> mapped.put(name, service.protocol().orElse(0));
                case "serverType" -> mapped.put(name, service.serverType().orElse(0));
                case "port" -> mapped.put(name, service.port().orElse(0));
                default -> mapped.set(name, member.getValue());
            }
        }
        return mapped;
    }

    /** The extension as it is, and what else has no place in a DID document; a Zid, for one, has no URI scheme. */
    private static ObjectNode extension(BidDocument document) {
        ObjectNode mapped = object();
        for (var member : document.cleanTree().path("extension").properties()) {
            mapped.set(member.getKey(), member.getValue());
        }
        // Somebody's own member of one of these names gives way: no name may stand twice.
        List<AlsoKnownAs> names = document.alsoKnownAs().stream()
                .filter(name -> name.uri().isEmpty())
                .toList();
        if (!names.isEmpty()) {
            ArrayNode unmapped = mapped.putArray("alsoKnownAs");
            names.forEach(name -> unmapped.addObject().put("type", name.type()).put("id", name.id()));
        }
        List<BidService> services = document.services().stream()
                .filter(service ->
                        !service.isResolver() && !service.mappedEndpoint().equals(service.serviceEndpoint()))
                .toList();
        if (!services.isEmpty()) {
            ArrayNode original = mapped.putArray("service");
            services.forEach(service ->
                    original.addObject().put("id", service.id()).put("serviceEndpoint", service.serviceEndpoint()));
        }
        return mapped;
    }

    private static void metadata(
            JsonGenerator generator, BidDocument document, ProofStatus proofStatus, List<String> dropped)
            throws IOException {
        Bid id = document.id();
        generator.writeStartObject();
        time(generator, "created", document.created());
        time(generator, "updated", document.updated());
        texts(generator, "equivalentId", id.otherSpellings());
        generator.writeObjectFieldStart("bid");
        generator.writeStringField("documentVersion", document.version());
        generator.writeNumberField("objectType", document.objectType());
        generator.writeNumberField("ttl", document.ttl());
        ObjectNode clean = document.cleanTree();
        if (document.proof().isPresent()) {
            proof(generator, clean.path("proof"), document.proof().get());
        }
        generator.writeStringField("proofStatus", proofStatus.label());
        KeyBinding binding = document.selfCertification();
        generator.writeBooleanField("selfCertified", binding != KeyBinding.NONE);
        if (binding != KeyBinding.NONE && binding != KeyBinding.STRICT) {
            generator.writeStringField("derivation", binding.label());
        }
        texts(generator, "droppedKeys", dropped);
        generator.writeEndObject();
        generator.writeEndObject();
    }

    /** As it was given, blanks removed. */
    private static void proof(JsonGenerator generator, JsonNode given, DocumentProof proof) throws IOException {
        generator.writeObjectFieldStart("proof");
        for (var member : given.properties()) {
            switch (member.getKey()) {
                case "creator" -> generator.writeStringField("creator", proof.creator());
                case "signatureValue" -> generator.writeStringField("signatureValue", proof.signatureValue());
                default -> {
                    generator.writeFieldName(member.getKey());
                    JsonText.write(generator, member.getValue());
                }
            }
        }
        generator.writeEndObject();
    }

    private static void time(JsonGenerator generator, String name, Optional<Instant> time) throws IOException {
        if (time.isPresent()) {
            generator.writeStringField(
                    name, time.get().truncatedTo(ChronoUnit.SECONDS).toString());
        }
    }

    /** An array of texts, unless there are none. */
    private static void texts(JsonGenerator generator, String name, List<String> texts) throws IOException {
        if (!texts.isEmpty()) {
            generator.writeArrayFieldStart(name);
            for (String text : texts) {
                generator.writeString(text);
            }
            generator.writeEndArray();
        }
    }

    private static void texts(ObjectNode object, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            ArrayNode array = object.putArray(name);
            texts.forEach(array::add);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Canonical octets of an object without its braces. */
    private static byte[] members(ObjectNode object) {
        byte[] octets = Jcs.canonicalize(object);
        return Arrays.copyOfRange(octets, 1, octets.length - 1);
    }

    private static byte[] texts(List<String> texts) {
        return JsonText.octets(generator -> {
            generator.writeStartArray();
            for (String text : texts) {
                generator.writeString(text);
            }
            generator.writeEndArray();
        });
    }

    private static String coordinate(byte[] point, int from) {
        return BASE64URL.encodeToString(Arrays.copyOfRange(point, from, from + COORDINATE_OCTETS));
    }
}
