package dev.flint.bid.document;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.BidPublicKey;
import dev.flint.bid.KeyBinding;
import dev.flint.bid.KeyType;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * From a BID document to a DID document by BID digest 3.11. Built once for each registration, so that no JSON is built
 * for a request.
 */
public final class DidDocumentMapping {
    private static final String DID_10 = "https://www.w3.org/ns/did/v1";
    private static final String DID_11 = "https://www.w3.org/ns/did/v1.1";
    private static final String MULTIKEY = "https://w3id.org/security/multikey/v1";
    private static final String JSON_WEB_KEY = "https://w3id.org/security/jwk/v1";
    private static final String UNMAPPED_NAMES = "alsoKnownAs";
    private static final String ORIGINAL_ENDPOINTS = "service";
    private static final int COORDINATE_OCTETS = 32;
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final String base;
    private final String bidContext;
    private final byte[] context11;

    /**
     * A mapping whose documents refer to one resolver's context.
     *
     * @param base URI of the resolver without slash at its end, as in {@code https://resolver.example}
     */
    public DidDocumentMapping(String base) {
        this.base = base;
        this.bidContext = base + BidContext.PATH;
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
        List<String> context = new ArrayList<>(List.of(DID_10));
        if (multikey) {
            context.add(MULTIKEY);
        }
        if (jsonWebKey) {
            context.add(JSON_WEB_KEY);
        }
        context.add(bidContext);
        return new DidDocumentBytes(
                texts(context),
                context11.clone(),
                JsonText.members(generator -> document(generator, document, mapped)),
                JsonText.members(generator -> metadata(generator, document, proofStatus, dropped)));
    }

    /** What is left of a document when its identifier has been deactivated: the id alone. */
    public DidDocumentBytes deactivated(Bid id) {
        return new DidDocumentBytes(
                texts(List.of(DID_10)),
                texts(List.of(DID_11)),
                JsonText.members(generator -> {
                    generator.writeStartObject();
                    generator.writeStringField("id", id.canonical());
                    generator.writeEndObject();
                }),
                JsonText.members(generator -> {
                    generator.writeStartObject();
                    generator.writeBooleanField("deactivated", true);
                    texts(generator, "equivalentId", id.otherSpellings());
                    generator.writeEndObject();
                }));
    }

    private static void document(JsonGenerator generator, BidDocument document, List<DocumentKey> keys)
            throws IOException {
        String id = document.id().canonical();
        generator.writeStartObject();
        generator.writeStringField("id", id);
        texts(generator, "alsoKnownAs", names(document));
        if (!keys.isEmpty()) {
            generator.writeArrayFieldStart("verificationMethod");
            for (DocumentKey key : keys) {
                verificationMethod(generator, key);
            }
            generator.writeEndArray();
        }
        relationships(generator, document, keys);
        if (!document.services().isEmpty()) {
            generator.writeArrayFieldStart("service");
            for (BidService service : document.services()) {
                service(generator, service);
            }
            generator.writeEndArray();
        }
        extension(generator, document);
        generator.writeEndObject();
    }

    private static List<String> names(BidDocument document) {
        Set<String> names = new LinkedHashSet<>();
        for (AlsoKnownAs name : document.alsoKnownAs()) {
            name.uri().ifPresent(names::add);
        }
        return List.copyOf(names);
    }

    private static void verificationMethod(JsonGenerator generator, DocumentKey key) throws IOException {
        BidPublicKey publicKey = key.usable().orElseThrow();
        boolean jsonWebKey = publicKey.type() == KeyType.SM2;
        generator.writeStartObject();
        generator.writeStringField("id", key.id());
        generator.writeStringField("type", jsonWebKey ? "JsonWebKey" : "Multikey");
        generator.writeStringField("controller", key.controller().canonical());
        if (jsonWebKey) {
            byte[] point = publicKey.raw();
            generator.writeObjectFieldStart("publicKeyJwk");
            generator.writeStringField("kty", "EC");
            generator.writeStringField("crv", "SM2");
            generator.writeStringField("x", coordinate(point, 1));
            generator.writeStringField("y", coordinate(point, 1 + COORDINATE_OCTETS));
            generator.writeEndObject();
        } else {
            generator.writeStringField("publicKeyMultibase", publicKey.toMultibase());
        }
        generator.writeEndObject();
    }

    /** Own keys also sign credentials and updates; the keys of others only authenticate, and their DIDs control. */
    private static void relationships(JsonGenerator generator, BidDocument document, List<DocumentKey> keys)
            throws IOException {
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
            generator.writeStringField("controller", controllers.iterator().next());
        } else {
            texts(generator, "controller", List.copyOf(controllers));
        }
        texts(generator, "authentication", authentication);
        texts(generator, "assertionMethod", own);
        texts(generator, "capabilityInvocation", own);
    }

    private static void service(JsonGenerator generator, BidService service) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<String, JsonNode> member : service.object().properties()) {
            String name = member.getKey();
            if (member.getValue().isNull()) {
                continue;
            }
            switch (name) {
                case "id" -> generator.writeStringField(name, service.id());
                case "type" -> generator.writeStringField(name, service.type());
                case "serviceEndpoint" -> generator.writeStringField(name, service.mappedEndpoint());
                case "version" ->
                    generator.writeStringField(name, service.version().orElse(""));
                case "protocol" ->
                    generator.writeNumberField(name, service.protocol().orElse(0));
                case "serverType" ->
                    generator.writeNumberField(name, service.serverType().orElse(0));
                case "port" -> generator.writeNumberField(name, service.port().orElse(0));
                default -> {
                    generator.writeFieldName(name);
                    JsonText.write(generator, member.getValue());
                }
            }
        }
        generator.writeEndObject();
    }

    /** The extension as it is, and what else has no place in a DID document; a Zid, for one, has no URI scheme. */
    private static void extension(JsonGenerator generator, BidDocument document) throws IOException {
        List<AlsoKnownAs> names = document.alsoKnownAs().stream()
                .filter(name -> name.uri().isEmpty())
                .toList();
        List<BidService> services = document.services().stream()
                .filter(service ->
                        !service.isResolver() && !service.mappedEndpoint().equals(service.serviceEndpoint()))
                .toList();
        generator.writeObjectFieldStart("bidExtension");
        for (Map.Entry<String, JsonNode> member :
                document.cleanTree().path("extension").properties()) {
            String name = member.getKey();
            // Somebody's own member of that name gives way: no name may stand twice.
            boolean taken = (name.equals(UNMAPPED_NAMES) && !names.isEmpty())
                    || (name.equals(ORIGINAL_ENDPOINTS) && !services.isEmpty());
            if (!taken) {
                generator.writeFieldName(name);
                JsonText.write(generator, member.getValue());
            }
        }
        unmappedNames(generator, names);
        originalEndpoints(generator, services);
        generator.writeEndObject();
    }

    private static void unmappedNames(JsonGenerator generator, List<AlsoKnownAs> names) throws IOException {
        if (!names.isEmpty()) {
            generator.writeArrayFieldStart(UNMAPPED_NAMES);
            for (AlsoKnownAs name : names) {
                generator.writeStartObject();
                generator.writeNumberField("type", name.type());
                generator.writeStringField("id", name.id());
                generator.writeEndObject();
            }
            generator.writeEndArray();
        }
    }

    private static void originalEndpoints(JsonGenerator generator, List<BidService> services) throws IOException {
        if (!services.isEmpty()) {
            generator.writeArrayFieldStart(ORIGINAL_ENDPOINTS);
            for (BidService service : services) {
                generator.writeStartObject();
                generator.writeStringField("id", service.id());
                generator.writeStringField("serviceEndpoint", service.serviceEndpoint());
                generator.writeEndObject();
            }
            generator.writeEndArray();
        }
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
        for (Map.Entry<String, JsonNode> member : given.properties()) {
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
