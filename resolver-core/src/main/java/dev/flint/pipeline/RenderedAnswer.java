package dev.flint.pipeline;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.flint.spi.Answer;
import dev.flint.spi.Freshness;
import dev.flint.spi.Resolution;
import io.vertx.core.buffer.Buffer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A document, present or past, and each representation of it that somebody has asked for. */
public final class RenderedAnswer {
    private static final int OVERHEAD_BYTES = 512;
    private static final int PARTS_MAX = 32;
    private static final byte[] CONTEXT = ascii("{\"@context\":");
    private static final byte[] COMMA = ascii(",");
    private static final byte[] CLOSE = ascii("}");
    private static final byte[] NULL = ascii("null");
    private static final byte[] DOCUMENT = ascii("{\"didDocument\":");
    private static final byte[] LEGACY_DOCUMENT =
            ascii("{\"@context\":\"https://w3id.org/did-resolution/v1\",\"didDocument\":");
    private static final byte[] CONTENT = ascii("{\"content\":");
    private static final byte[] CONTENT_STREAM = ascii(",\"contentStream\":");
    private static final byte[] RESOLUTION_OF_LD_JSON =
            ascii(",\"didResolutionMetadata\":{\"contentType\":\"application/did+ld+json\"},\"didDocumentMetadata\":{");
    private static final byte[] DEREFERENCING =
            ascii(",\"dereferencingMetadata\":{\"contentType\":\"application/did\"},\"contentMetadata\":{");
    private static final byte[] DEREFERENCING_OF_NOTHING = ascii(",\"dereferencingMetadata\":{},\"contentMetadata\":{");
    private static final byte[] LEGACY_DEREFERENCING = ascii(
            ",\"didDereferencingMetadata\":{\"contentType\":\"application/did+ld+json\"},\"didDocumentMetadata\":{");
    private static final byte[] CLOSE_BOTH = ascii("}}");

    private final Answer answer;
    private final boolean deactivated;
    // Replaced, never changed, so that readers need no lock.
    private volatile Map<Representation, Rendering> renderings = new EnumMap<>(Representation.class);
    private volatile Map<Part, RenderedAnswer> parts = Map.of();

    /** What is asked for of a document. */
    record Part(Selection selection, Optional<String> relationship) {}

    private RenderedAnswer(Answer answer, boolean deactivated) {
        this.answer = answer;
        this.deactivated = deactivated;
    }

    /** What is found inside a document, given like a document. */
    static RenderedAnswer ofPart(Answer answer) {
        return new RenderedAnswer(answer, false);
    }

    static Optional<RenderedAnswer> of(Resolution resolution) {
        return resolution.match(
                found -> Optional.of(new RenderedAnswer(found.answer(), false)),
                gone -> Optional.of(new RenderedAnswer(gone.answer(), true)),
                refused -> Optional.empty());
    }

    public boolean isDeactivated() {
        return deactivated;
    }

    Answer answer() {
        return answer;
    }

    public Freshness freshness() {
        return answer.freshness();
    }

    /** Put together once; threads that come first at the same time may each do it, with the same result. */
    public Rendering as(Representation representation) {
        var known = renderings.get(representation);
        return known != null ? known : render(representation);
    }

    /** A part of the document that was asked for before. */
    Optional<RenderedAnswer> part(Part part) {
        return Optional.ofNullable(parts.get(part));
    }

    /** Keeps a part, so that the next one who asks for it need not have the document read. */
    void keep(Part part, RenderedAnswer answer) {
        if (parts.size() < PARTS_MAX) {
            var more = new HashMap<>(parts);
            more.put(part, answer);
            parts = more;
        }
    }

    /** What the answer weighs in a cache, in bytes, counting two representations of it. */
    int weightBytes() {
        var document = answer.document();
        int octets = document.context10().length + document.members().length + answer.metadata().length;
        int whole = OVERHEAD_BYTES + document.context11().length + 3 * octets;
        return parts.values().stream().mapToInt(RenderedAnswer::weightBytes).reduce(whole, Integer::sum);
    }

    /** Of two answers to the same question the one that stands later in the ledger. */
    RenderedAnswer newer(RenderedAnswer other) {
        return other.freshness().position() >= freshness().position() ? other : this;
    }

    private Rendering render(Representation representation) {
        var rendering = Rendering.of(representation.mediaType(), body(representation), freshness());
        var more = new EnumMap<>(renderings);
        more.put(representation, rendering);
        renderings = more;
        return rendering;
    }

    private Buffer body(Representation representation) {
        return switch (representation) {
            case DID -> document(answer.document().context11());
            case DID_JSON, DID_LD_JSON, JSON, LD_JSON -> document10();
            case RESOLUTION ->
                deactivated
                        ? concatenated(DOCUMENT, NULL, resolutionMetadata(""), answer.metadata(), CLOSE_BOTH)
                        : envelope(DOCUMENT, resolutionMetadata("\"contentType\":\"application/did\""));
            case DID_CBOR -> Cbor.of(document10());
            case DRIVER_RESOLUTION -> envelope(DOCUMENT, resolutionMetadata("\"contentType\":\"application/did\""));
            case LEGACY_RESOLUTION -> envelope(LEGACY_DOCUMENT, RESOLUTION_OF_LD_JSON);
            case DEREFERENCING, DRIVER_DEREFERENCING -> {
                byte[] content = deactivated ? NULL : document10().getBytes();
                yield concatenated(
                        CONTENT,
                        content,
                        CONTENT_STREAM,
                        content,
                        deactivated ? DEREFERENCING_OF_NOTHING : DEREFERENCING,
                        answer.metadata(),
                        CLOSE_BOTH);
            }
            case LEGACY_DEREFERENCING -> envelope(LEGACY_DOCUMENT, LEGACY_DEREFERENCING);
            case URI_LIST -> throw new IllegalStateException("a document is no list of locations");
        };
    }

    private byte[] resolutionMetadata(String member) {
        String proof = answer.proof().isEmpty() ? "" : "\"proof\":\"" + answer.proof() + '"';
        String comma = member.isEmpty() || proof.isEmpty() ? "" : ",";
        return ascii(",\"didResolutionMetadata\":{" + member + comma + proof + "},\"didDocumentMetadata\":{");
    }

    private Buffer envelope(byte[] open, byte[] between) {
        var document = answer.document();
        return concatenated(
                open,
                CONTEXT,
                document.context10(),
                COMMA,
                document.members(),
                CLOSE,
                between,
                answer.metadata(),
                CLOSE_BOTH);
    }

    private Buffer document10() {
        return document(answer.document().context10());
    }

    private Buffer document(byte[] context) {
        return concatenated(CONTEXT, context, COMMA, answer.document().members(), CLOSE);
    }

    private static Buffer concatenated(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        var whole = Buffer.buffer(length);
        for (byte[] part : parts) {
            whole.appendBytes(part);
        }
        return whole;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
