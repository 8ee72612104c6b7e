package dev.flint.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.id.Identifier;
import dev.flint.spi.CachePolicy;
import dev.flint.spi.ExampleDriver;
import dev.flint.spi.MethodDriver;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import dev.flint.spi.Version;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AskedDriverTest {
    private static final String DID = "did:far:1";
    private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");
    private static final ResolutionOptions NO_CACHE = new ResolutionOptions(new Version.Latest(), true, false, false);

    private final ArrayDeque<Promise<Resolution>> questions = new ArrayDeque<>();
    private Instant now = START;
    private CachePolicy policy =
            new CachePolicy(Duration.ofSeconds(60), Duration.ofSeconds(3_600), Duration.ofSeconds(5));
    private Resolver resolver = resolver();

    private Resolver resolver() {
        return new Resolver(List.of(new FarDriver()), 1_000_000, 2, () -> now);
    }

    /** Answers when the test does. */
    private final class FarDriver implements MethodDriver {
        @Override
        public String method() {
            return "far";
        }

        @Override
        public Future<Resolution> resolve(Identifier identifier, ResolutionOptions options) {
            if (identifier.canonical().endsWith("broken")) {
                throw new IllegalStateException("broken on purpose");
            }
            Promise<Resolution> promise = Promise.promise();
            questions.add(promise);
            return promise.future();
        }

        @Override
        public CachePolicy caching() {
            return policy;
        }

        @Override
        public List<String> testIdentifiers() {
            return List.of();
        }

        @Override
        public Map<String, String> properties() {
            return Map.of();
        }
    }

    private Future<Outcome> ask(ResolutionOptions options) {
        return resolver.resolve(DID, options);
    }

    private Outcome answer(Resolution resolution) {
        var outcome = ask(ResolutionOptions.NONE);
        questions.remove().complete(resolution);
        return outcome.result();
    }

    private static Resolution found(String mark) {
        return new Resolution.Found(ExampleDriver.answer("\"id\":\"did:far:1\",\"mark\":\"" + mark + '"', 1));
    }

    private static Resolution refused(ResolutionError error) {
        return new Resolution.Refused(error, "for the test");
    }

    private static JsonObject envelope(Outcome outcome) {
        return new JsonObject(((Outcome.Answered) outcome)
                .answer()
                .as(Representation.RESOLUTION)
                .body());
    }

    private static String mark(Outcome outcome) {
        return envelope(outcome).getJsonObject("didDocument").getString("mark");
    }

    private void later(long seconds) {
        now = now.plusSeconds(seconds);
    }

    @Test
    void resolve_manyAtOnce_asksOnce() {
        List<Future<Outcome>> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(ask(ResolutionOptions.NONE));
        }
        assertThat(questions).hasSize(1);
        questions.remove().complete(found("a"));
        assertThat(all).allMatch(each -> mark(each.result()).equals("a"));
    }

    @Test
    void resolve_fresh_isNotAskedAgain() {
        answer(found("a"));
        later(59);
        assertThat(resolver.cached(DID)).isPresent();
        assertThat(mark(ask(ResolutionOptions.NONE).result())).isEqualTo("a");
        assertThat(questions).isEmpty();
        later(1);
        assertThat(resolver.cached(DID)).isEmpty();
        assertThat(mark(answer(found("b")))).isEqualTo("b");
    }

    @Test
    void ageSeconds_keptAnswer_growsWithTheClock() {
        answer(found("a"));
        later(42);
        assertThat(resolver.cached(DID).orElseThrow().ageSeconds(now.getEpochSecond()))
                .hasValue(42);
    }

    @Test
    void resolve_driverFails_givesWhatItSaidLastAndSaysSo() {
        answer(found("a"));
        later(61);
        var stale = answer(refused(ResolutionError.INTERNAL_ERROR));
        assertThat(mark(stale)).isEqualTo("a");
        assertThat(envelope(stale).getJsonObject("didResolutionMetadata"))
                .isEqualTo(new JsonObject()
                        .put("contentType", "application/did")
                        .put("stale", true)
                        .put("retrieved", "2026-05-01T00:00:00Z"));
        assertThat(((Outcome.Answered) stale).answer().as(Representation.DID).cacheControl())
                .isEqualTo("public, max-age=0");
        assertThat(mark(answer(found("b")))).as("asked again each time").isEqualTo("b");
    }

    @Test
    void resolve_driverBreaks_givesWhatItSaidLast() {
        answer(found("a"));
        later(61);
        var outcome = ask(ResolutionOptions.NONE);
        questions.remove().fail("broken on purpose");
        assertThat(mark(outcome.result())).isEqualTo("a");
        later(3_600);
        var tooLate = ask(ResolutionOptions.NONE);
        questions.remove().fail("broken on purpose");
        assertThat(tooLate.failed()).isTrue();
    }

    @Test
    void resolve_driverThrows_failsForAllAndBlocksNobody() {
        for (int i = 0; i < 2; i++) {
            assertThat(resolver.resolve("did:far:broken", ResolutionOptions.NONE)
                            .failed())
                    .isTrue();
        }
    }

    @Test
    void resolve_absent_isRememberedForAMoment() {
        assertThat(answer(refused(ResolutionError.NOT_FOUND))).isInstanceOf(Outcome.Refused.class);
        later(4);
        assertThat(ask(ResolutionOptions.NONE).result()).isInstanceOf(Outcome.Refused.class);
        assertThat(questions).isEmpty();
        later(1);
        assertThat(mark(answer(found("a")))).isEqualTo("a");
    }

    @Test
    void resolve_absentNow_forgetsWhatWasThere() {
        answer(found("a"));
        later(61);
        answer(refused(ResolutionError.NOT_FOUND));
        later(5);
        assertThat(answer(refused(ResolutionError.INTERNAL_ERROR))).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void resolve_otherRefusals_areNotRemembered() {
        answer(refused(ResolutionError.INVALID_DID));
        assertThat(mark(answer(found("a")))).isEqualTo("a");
    }

    @Test
    void resolve_noCache_asksWithinItsBudget() {
        answer(found("a"));
        for (String mark : List.of("b", "c")) {
            var outcome = ask(NO_CACHE);
            questions.remove().complete(found(mark));
            assertThat(mark(outcome.result())).isEqualTo(mark);
        }
        assertThat(((Outcome.Refused) ask(NO_CACHE).result()).error()).isEqualTo(ResolutionError.FEATURE_NOT_SUPPORTED);
        assertThat(mark(ask(ResolutionOptions.NONE).result())).isEqualTo("c");
        later(1);
        ask(NO_CACHE);
        assertThat(questions).hasSize(1);
    }

    @Test
    void resolve_neverKept_asksEachTime() {
        policy = CachePolicy.NEVER;
        resolver = resolver();
        assertThat(mark(answer(found("a")))).isEqualTo("a");
        assertThat(mark(answer(found("b")))).isEqualTo("b");
    }
}
