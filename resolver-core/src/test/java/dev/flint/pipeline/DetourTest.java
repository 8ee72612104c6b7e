package dev.flint.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.spi.DocumentBytes;
import dev.flint.spi.ExampleDriver;
import dev.flint.spi.ResolutionOptions;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Texts that lead to a DID, and notes on the way that are told its document. */
class DetourTest {
    private final List<Optional<DocumentBytes>> told = new ArrayList<>();
    private final Detour detour = new Detour() {
        @Override
        public boolean knows(String text) {
            return !text.startsWith("did:");
        }

        @Override
        public Future<Way> follow(String text) {
            return Future.succeededFuture(new Way.To("did:example:" + text, DetourTest.this::note));
        }
    };
    private final Resolver resolver = new Resolver(
            List.of(new ExampleDriver()), 1_000_000, 10, InstantSource.fixed(ExampleDriver.UPDATED), detour);

    private Future<String> note(Optional<DocumentBytes> document) {
        told.add(document);
        return Future.succeededFuture("\"asked\":" + told.size());
    }

    private JsonObject resolve(String text) {
        var outcome = resolver.resolve(text, ResolutionOptions.NONE).result();
        var answer = ((Outcome.Answered) outcome).answer();
        return new JsonObject(answer.as(Representation.RESOLUTION).body()).getJsonObject("didResolutionMetadata");
    }

    @Test
    void note_isToldTheDocument_eachTime() {
        assertThat(resolve("123").getValue("asked")).isEqualTo(1);
        assertThat(resolve("123").getValue("asked")).isEqualTo(2);
        assertThat(told)
                .hasSize(2)
                .allSatisfy(
                        document -> assertThat(new String(document.orElseThrow().members(), StandardCharsets.UTF_8))
                                .startsWith("\"id\":\"did:example:123\""));
    }

    @Test
    void note_onADocumentThatIsNoMore_isToldNone() {
        assertThat(resolve("deactivated").getValue("asked")).isEqualTo(1);
        assertThat(told).containsExactly(Optional.empty());
    }

    @Test
    void note_isNotAskedFor_withoutDetour_norWithoutAnswer() {
        assertThat(resolve("did:example:123").containsKey("asked")).isFalse();
        assertThat(resolver.resolve("none", ResolutionOptions.NONE).result()).isInstanceOf(Outcome.Refused.class);
        assertThat(told).isEmpty();
    }

    @Test
    void note_thatIsTheSame_whateverTheDocumentSays() {
        assertThat(Detour.Note.of("\"a\":1").about(Optional.empty()).result()).isEqualTo("\"a\":1");
    }
}
