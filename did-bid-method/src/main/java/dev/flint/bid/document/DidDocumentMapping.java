package dev.flint.bid.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flint.bid.KeyBinding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * From BID documents to conformant DID documents, written once and sent ever after (BID digest, 3.11).
 *
 * @see <a href="https://www.w3.org/TR/did-1.1/">DID 1.1</a>
 */
public final class DidDocumentMapping {
    private static final JsonFactory JSON = JsonFactory.builder().build().setCodec(new ObjectMapper());
    private static final int OCTETS_EXPECTED = 2_048;

    private final String base;
    private final List<byte[]> contexts10;
    private final byte[] context11;

    /**
     * A mapping for one resolver.
     *
     * @param base where its JSON-LD context stands: a URI without trailing slash, as in
     *     {@code https://resolver.example}
     */
    public DidDocumentMapping(String base) {
        this.base = base;
        String own = ",\"" + base + BidContext.PATH + "\"]";
        String multikey = ",\"https://w3id.org/security/multikey/v1\"";
        String jwk = ",\"https://w3id.org/security/jwk/v1\"";
        String did10 = "[\"https://www.w3.org/ns/did/v1\"";
        this.contexts10 = List.of(
                utf8(did10 + own),
                utf8(did10 + multikey + own),
                utf8(did10 + jwk + own),
                utf8(did10 + multikey + jwk + own));
        this.context11 = utf8("[\"https://www.w3.org/ns/did/v1.1\"" + own);
    }

    public String base() {
        return base;
    }

    /** Maps a document whose proof has been checked. */
    public DidDocumentBytes map(BidDocument document, ProofStatus proofStatus) {
        try {
            var members = new ByteArrayBuilder(OCTETS_EXPECTED);
            var methods = new VerificationMethods(document);
            try (JsonGenerator json = JSON.createGenerator(members)) {
                writeDocument(json, document, methods);
            }
            var metadata = new ByteArrayBuilder(OCTETS_EXPECTED / 2);
            try (JsonGenerator json = JSON.createGenerator(metadata)) {
                writeMetadata(json, document, methods, proofStatus);
            }
            int context = (methods.hasMultikey() ? 1 : 0) + (methods.hasJsonWebKey() ? 2 : 0);
            return new DidDocumentBytes(
                    contexts10.get(context), context11, withoutBraces(members), withoutBraces(metadata));
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
    }

    private static void writeDocument(JsonGenerator json, BidDocument document, VerificationMethods methods)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("id", document.id().canonical());
        writeTexts(
                json,
                "alsoKnownAs",
                document.alsoKnownAs().stream()
                        .flatMap(name -> name.uri().stream())
                        .toList());
        methods.write(json);
        Services.write(json, document);
        BidExtension.write(json, document);
        json.writeEndObject();
    }

    private static void writeMetadata(
            JsonGenerator json, BidDocument document, VerificationMethods methods, ProofStatus proofStatus)
            throws IOException {
        json.writeStartObject();
        if (document.created().isPresent()) {
            json.writeStringField("created", seconds(document.created().get()));
        }
        if (document.updated().isPresent()) {
            json.writeStringField("updated", seconds(document.updated().get()));
        }
        writeTexts(json, "equivalentId", document.id().otherSpellings());
        json.writeObjectFieldStart("bid");
        json.writeStringField("documentVersion", document.version());
        json.writeNumberField("objectType", document.objectType());
        json.writeNumberField("ttl", document.ttl());
        if (document.proof().isPresent()) {
            json.writeObjectFieldStart("proof");
            json.writeStringField("creator", document.proof().get().creator());
            json.writeStringField("signatureValue", document.proof().get().signatureValue());
            json.writeEndObject();
        }
        json.writeStringField("proofStatus", proofStatus.label());
        var binding = document.selfCertification();
        json.writeBooleanField("selfCertified", binding != KeyBinding.NONE);
        if (binding != KeyBinding.NONE && binding != KeyBinding.STRICT) {
            json.writeStringField("derivation", binding.label());
        }
        writeTexts(json, "droppedKeys", methods.dropped());
        json.writeEndObject();
        json.writeEndObject();
    }

    static void writeTexts(JsonGenerator json, String name, List<String> texts) throws IOException {
        if (texts.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static byte[] withoutBraces(ByteArrayBuilder object) {
        byte[] whole = object.toByteArray();
        byte[] members = new byte[whole.length - 2];
        System.arraycopy(whole, 1, members, 0, members.length);
        return members;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
