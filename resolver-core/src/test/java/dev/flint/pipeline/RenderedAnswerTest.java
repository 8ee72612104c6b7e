package dev.flint.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import dev.flint.spi.Answer;
import dev.flint.spi.ExampleDriver;
import dev.flint.spi.Freshness;
import dev.flint.spi.Resolution;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

final class RenderedAnswerTest {
    private static final Answer ANSWER = ExampleDriver.answer("\"id\":\"did:example:1\",\"é\":\"中\"", 2);
    private static final RenderedAnswer FOUND =
            RenderedAnswer.of(new Resolution.Found(ANSWER)).orElseThrow();
    private static final RenderedAnswer GONE =
            RenderedAnswer.of(new Resolution.Deactivated(ANSWER)).orElseThrow();
    private static final EnumSet<Representation> ENVELOPES = EnumSet.of(
            Representation.RESOLUTION,
            Representation.LEGACY_RESOLUTION,
            Representation.DEREFERENCING,
            Representation.LEGACY_DEREFERENCING);

    /** All that are texts about the document. */
    private static final EnumSet<Representation> TEXTS =
            EnumSet.complementOf(EnumSet.of(Representation.DID_CBOR, Representation.URI_LIST));

    @Test
    void as_everyRepresentation_isJsonUnderItsOwnType() {
        for (var representation : TEXTS) {
            var rendering = FOUND.as(representation);

            assertThat(new JsonObject(rendering.body()).getMap())
                    .as("%s", representation)
                    .isNotEmpty();
            assertThat(rendering.mediaType()).isEqualTo(representation.contentType());
        }
    }

    @Test
    void as_everyRepresentation_hasDocumentSomewhere() {
        for (var representation : TEXTS) {
            assertThat(FOUND.as(representation).body().toString())
                    .as("%s", representation)
                    .contains("\"id\":\"did:example:1\",\"é\":\"中\"");
        }
    }

    @Test
    void as_cbor_isTheSameTree() throws IOException {
        var rendering = FOUND.as(Representation.DID_CBOR);

        assertThat(new CBORMapper().readTree(rendering.body().getBytes()))
                .isEqualTo(new JsonMapper()
                        .readTree(FOUND.as(Representation.DID_JSON).body().getBytes()));
        assertThat(rendering.body().getByte(0) & 0xFF)
                .as("a map that says its size")
                .isEqualTo(0xA3);
    }

    @Test
    void as_legacyEnvelope_hasNoNumbersInItsMetadata() {
        String metadata = "\"versionId\":\"2\",\"bid\":{\"ttl\":60,\"parts\":[1,-2.50,true,null,\"3\"]}";
        var answer = new Answer(ANSWER.document(), metadata.getBytes(StandardCharsets.UTF_8), ANSWER.freshness());
        var rendered = RenderedAnswer.of(new Resolution.Found(answer)).orElseThrow();

        assertThat(rendered.as(Representation.LEGACY_RESOLUTION).body().toString())
                .endsWith("\"didDocumentMetadata\":{\"versionId\":\"2\","
                        + "\"bid\":{\"ttl\":\"60\",\"parts\":[\"1\",\"-2.50\",true,null,\"3\"]}}}");
        assertThat(rendered.as(Representation.RESOLUTION).body().toString()).endsWith(metadata + "}}");
    }

    @Test
    void as_goneForUniversalResolver_hasTheStub() {
        assertThat(new JsonObject(GONE.as(Representation.DRIVER_RESOLUTION).body())
                        .getJsonObject("didDocument")
                        .getString("id"))
                .isEqualTo("did:example:1");
    }

    @Test
    void as_listOfLocations_isNoFormOfADocument() {
        assertThatThrownBy(() -> FOUND.as(Representation.URI_LIST)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void as_twice_isTheSameRendering() {
        assertThat(FOUND.as(Representation.DID)).isSameAs(FOUND.as(Representation.DID));
    }

    @Test
    void as_differentTypes_haveDifferentTags() {
        var tags = new HashSet<String>();
        for (var representation : TEXTS) {
            tags.add(FOUND.as(representation).entityTag());
        }

        assertThat(tags).hasSize(TEXTS.size());
    }

    @Test
    void as_sameAnswerRenderedElsewhere_hasTheSameTag() {
        var other = RenderedAnswer.of(new Resolution.Found(ANSWER)).orElseThrow();

        assertThat(other.as(Representation.DID).entityTag())
                .isEqualTo(FOUND.as(Representation.DID).entityTag());
    }

    @Test
    void as_bareDid_hasTheContextOfDid11AndAllOthersThatOfDid10() {
        for (var representation : TEXTS) {
            assertThat(FOUND.as(representation).body().toString().contains("https://www.w3.org/ns/did/v1.1"))
                    .as("%s", representation)
                    .isEqualTo(representation == Representation.DID);
        }
    }

    @Test
    void as_envelopes_haveTheMetadata() {
        for (var representation : ENVELOPES) {
            assertThat(FOUND.as(representation).body().toString())
                    .as("%s", representation)
                    .contains("\"versionId\":\"2\"");
        }
    }

    @Test
    void as_goneInEnvelopes_hasMetadataAndNoDocumentButForOldClients() {
        assertThat(new JsonObject(GONE.as(Representation.RESOLUTION).body()))
                .isEqualTo(new JsonObject()
                        .putNull("didDocument")
                        .put("didResolutionMetadata", new JsonObject())
                        .put(
                                "didDocumentMetadata",
                                new JsonObject("{\"created\":\"2026-01-01T00:00:00Z\"," + "\"versionId\":\"2\"}")));
        assertThat(new JsonObject(GONE.as(Representation.DEREFERENCING).body()).getValue("content"))
                .isNull();
        assertThat(new JsonObject(GONE.as(Representation.LEGACY_RESOLUTION).body()).getValue("didDocument"))
                .isNotNull();
    }

    @Test
    void as_pastVersion_mayBeKeptForEver() {
        var past = new Answer(ANSWER.document(), ANSWER.metadata(), new Freshness(1, 0, 60, false).asPastVersion());

        assertThat(RenderedAnswer.ofPart(past).as(Representation.DID).cacheControl())
                .isEqualTo("public, max-age=31536000, immutable");
    }

    @Test
    void as_timeOfUpdate_isHttpDate() {
        assertThat(FOUND.as(Representation.DID).lastModified()).isEqualTo("Tue, 03 Feb 2026 04:05:06 GMT");
    }

    @Test
    void weight_isNoLessThanItsPiecesAndTwoBodies() {
        int bodies = FOUND.as(Representation.RESOLUTION).body().length()
                + FOUND.as(Representation.DID).body().length();

        assertThat(FOUND.weightBytes()).isGreaterThan(bodies);
    }
}
