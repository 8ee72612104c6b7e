package dev.flint.pipeline;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flint.spi.Answer;
import dev.flint.spi.Freshness;
import dev.flint.spi.Resolution;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
    private final Lifetime lifetime;
    private volatile @Nullable RenderedAnswer staleForm;
    // Replaced, never changed, so that readers need no lock.
    private volatile Map<Representation, Rendering> renderings = new EnumMap<>(Representation.class);
    private volatile Map<Part, RenderedAnswer> parts = Map.of();

    /** What is asked for of a document. */
    record Part(Selection selection, Optional<String> relationship) {}

    private RenderedAnswer(Answer answer, boolean deactivated, Lifetime lifetime) {
        this.answer = answer;
        this.deactivated = deactivated;
        this.lifetime = lifetime;
    }

    /** What is found inside a document, given like a document. */
    static RenderedAnswer ofPart(Answer answer) {
        return new RenderedAnswer(answer, false, Lifetime.ENDLESS);
    }

    static Optional<RenderedAnswer> of(Resolution resolution) {
        return of(resolution, freshness -> Lifetime.ENDLESS);
    }

    static Optional<RenderedAnswer> of(Resolution resolution, Function<Freshness, Lifetime> lifetime) {
        return resolution.match(
                found -> Optional.of(new RenderedAnswer(
                        found.answer(), false, lifetime.apply(found.answer().freshness()))),
                gone -> Optional.of(new RenderedAnswer(
                        gone.answer(), true, lifetime.apply(gone.answer().freshness()))),
                refused -> Optional.empty());
    }

    /** The same, said to be old: its driver cannot be asked now. */
    RenderedAnswer stale() {
        var known = staleForm;
        if (known == null) {
            String since = Instant.ofEpochMilli(lifetime.sinceMillis())
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString();
            var freshness = answer.freshness();
            var passing = new Freshness(freshness.position(), freshness.updatedSeconds(), 0, false);
            var old = new Answer(answer.document(), answer.metadata(), passing, answer.notes())
                    .noted("\"stale\":true,\"retrieved\":\"" + since + '"');
            known = new RenderedAnswer(old, deactivated, lifetime);
            staleForm = known;
        }
        return known;
    }

    /** The same with one more note on how it was found. */
    RenderedAnswer noted(String member) {
        return new RenderedAnswer(answer.noted(member), deactivated, lifetime);
    }

    Lifetime lifetime() {
        return lifetime;
    }

    /**
     * How long ago its driver gave it, in seconds; empty when it is what the driver would say now.
     *
     * @param nowSeconds since 1970
     */
    public OptionalLong ageSeconds(long nowSeconds) {
        return lifetime.isEndless()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, nowSeconds - lifetime.sinceMillis() / 1_000));
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
        var rendering = Rendering.of(representation.contentType(), body(representation), freshness());
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
                        : envelope(resolutionMetadata("\"contentType\":\"application/did\""));
            case DID_CBOR -> Cbor.of(document10());
            case DRIVER_RESOLUTION -> envelope(resolutionMetadata("\"contentType\":\"application/did\""));
            case LEGACY_RESOLUTION -> legacyEnvelope(RESOLUTION_OF_LD_JSON);
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
            case LEGACY_DEREFERENCING -> legacyEnvelope(LEGACY_DEREFERENCING);
            case URI_LIST -> throw new IllegalStateException("a document is no list of locations");
        };
    }

    private byte[] resolutionMetadata(String member) {
        String notes = answer.notes();
        String comma = member.isEmpty() || notes.isEmpty() ? "" : ",";
        return utf8(",\"didResolutionMetadata\":{" + member + comma + notes + "},\"didDocumentMetadata\":{");
    }

    private Buffer envelope(byte[] between) {
        return envelope(DOCUMENT, between, answer.metadata(), CLOSE_BOTH);
    }

    private Buffer legacyEnvelope(byte[] between) {
        return envelope(LEGACY_DOCUMENT, between, LegacyMetadata.closed(answer.metadata()), CLOSE);
    }

    private Buffer envelope(byte[] open, byte[] between, byte[] metadata, byte[] close) {
        var document = answer.document();
        return concatenated(
                open, CONTEXT, document.context10(), COMMA, document.members(), CLOSE, between, metadata, close);
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

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
