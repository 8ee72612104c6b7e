package dev.flint.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.id.Identifier;
import dev.flint.spi.ExampleDriver;
import dev.flint.spi.MethodDriver;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import dev.flint.spi.Version;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ResolverTest {
    private static final String KNOWN = ExampleDriver.KNOWN;
    private static final long CACHE_BYTES = 1_000_000;
    private static final int SEEDS = 200;
    private static final InstantSource CLOCK = InstantSource.fixed(ExampleDriver.UPDATED);

    private final ExampleDriver driver = new ExampleDriver();
    private final Resolver resolver = new Resolver(List.of(driver), CACHE_BYTES, 10, CLOCK);

    @Test
    void resolve_twice_asksTheDriverOnce() {
        var first = answered(resolver.resolve(KNOWN, ResolutionOptions.NONE));
        var second = answered(resolver.resolve(KNOWN, ResolutionOptions.NONE));

        assertThat(second).isSameAs(first);
        assertThat(driver.calls()).isEqualTo(1);
    }

    @Test
    void cached_otherSpelling_isFoundByParsingOnly() {
        var answer = answered(resolver.resolve("did:example:%31%32%33", ResolutionOptions.NONE));

        assertThat(resolver.cached(KNOWN)).contains(answer);
        assertThat(resolver.cached("did:example:%31%32%33")).isEmpty();
        assertThat(answered(resolver.resolve("did:example:1%323", ResolutionOptions.NONE)))
                .isSameAs(answer);
    }

    @Test
    void resolve_refusal_isNotKept() {
        for (int i = 0; i < 3; i++) {
            assertThat(errorOf(resolver.resolve("did:example:none", ResolutionOptions.NONE)))
                    .isEqualTo(ResolutionError.NOT_FOUND);
        }

        assertThat(driver.calls()).isEqualTo(3);
        assertThat(resolver.cachedAnswers()).isZero();
    }

    @Test
    void resolve_oldVersion_isNotKept() {
        var first = new ResolutionOptions(new Version.Numbered("1"), false, false, false);

        assertThat(answered(resolver.resolve(KNOWN, first)).freshness().position())
                .isEqualTo(1);
        assertThat(resolver.cached(KNOWN)).isEmpty();
        assertThat(answered(resolver.resolve(KNOWN, ResolutionOptions.NONE))
                        .freshness()
                        .position())
                .isEqualTo(2);
    }

    @Test
    void resolve_noCache_goesPastTheCache() {
        resolver.accept(KNOWN, new Resolution.Found(ExampleDriver.answer("\"id\":\"x\"", 9)));

        assertThat(answered(resolver.resolve(KNOWN, new ResolutionOptions(new Version.Latest(), true, false, false)))
                        .freshness()
                        .position())
                .isEqualTo(2);
        assertThat(positionOfCached()).isEqualTo(9);
    }

    @Test
    void resolve_expandRelativeUrls_makesIdsAndReferencesAbsolute() {
        var expanded =
                answered(resolver.resolve(KNOWN, new ResolutionOptions(new Version.Latest(), false, true, false)));
        var document = new JsonObject(expanded.as(Representation.DID).body());

        assertThat(document.getJsonArray("authentication")).containsExactly("did:example:123#key-1");
        assertThat(document.getJsonArray("keyAgreement").getJsonObject(0).getString("id"))
                .isEqualTo("did:example:123#key-2");
        assertThat(document.getJsonArray("service").getJsonObject(0).getString("id"))
                .isEqualTo("did:example:123#files");
        assertThat(new JsonObject(resolver.cached(KNOWN)
                                .orElseThrow()
                                .as(Representation.DID)
                                .body())
                        .getJsonArray("authentication"))
                .as("what is kept is the document as it is")
                .containsExactly("#key-1");
    }

    @Test
    void resolve_expandRelativeUrlsOfNothing_isTheRefusal() {
        var options = new ResolutionOptions(new Version.Latest(), false, true, false);

        assertThat(errorOf(resolver.resolve("did:example:none", options))).isEqualTo(ResolutionError.NOT_FOUND);
        assertThat(answered(resolver.resolve(ExampleDriver.DEACTIVATED, options))
                        .isDeactivated())
                .isTrue();
    }

    @Test
    void accept_newAnswer_isServedAtOnce() {
        resolver.resolve(KNOWN, ResolutionOptions.NONE);
        resolver.accept(KNOWN, new Resolution.Found(ExampleDriver.answer("\"id\":\"new\"", 3)));

        assertThat(positionOfCached()).isEqualTo(3);
        assertThat(answered(resolver.resolve(KNOWN, ResolutionOptions.NONE))
                        .freshness()
                        .position())
                .isEqualTo(3);
    }

    @Test
    void accept_deactivation_isServedAtOnce() {
        resolver.resolve(KNOWN, ResolutionOptions.NONE);
        resolver.accept(KNOWN, new Resolution.Deactivated(ExampleDriver.answer("\"id\":\"gone\"", 3)));

        assertThat(resolver.cached(KNOWN).orElseThrow().isDeactivated()).isTrue();
    }

    @Test
    void accept_refusal_changesNothing() {
        resolver.resolve(KNOWN, ResolutionOptions.NONE);
        resolver.accept(KNOWN, new Resolution.Refused(ResolutionError.NOT_FOUND, ""));

        assertThat(positionOfCached()).isEqualTo(2);
    }

    @Test
    void resolve_readerThatComesAfterTheCommit_doesNotBringTheOldAnswerBack() {
        var late = new LateDriver(driver);
        var raced = new Resolver(List.of(late), CACHE_BYTES, 10, CLOCK);
        var reading = raced.resolve(KNOWN, ResolutionOptions.NONE);

        raced.accept(KNOWN, new Resolution.Found(ExampleDriver.answer("\"id\":\"new\"", 3)));
        late.answer(new Resolution.Found(ExampleDriver.answer("\"id\":\"old\"", 2)));

        assertThat(answered(reading).freshness().position())
                .as("even the late reader gets the new one")
                .isEqualTo(3);
        assertThat(raced.cached(KNOWN).orElseThrow().freshness().position()).isEqualTo(3);
    }

    @Test
    void accept_anyOrder_endsWithTheHighestPosition() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var random = new SplittableRandom(seed);
            var drawn = new Resolver(List.of(driver), CACHE_BYTES, 10, CLOCK);
            long highest = 0;
            for (int i = random.nextInt(1, 20); i > 0; i--) {
                long position = random.nextLong(100);
                highest = Math.max(highest, position);
                drawn.accept(KNOWN, new Resolution.Found(ExampleDriver.answer("\"id\":\"x\"", position)));
            }

            assertThat(drawn.cached(KNOWN).orElseThrow().freshness().position())
                    .as("seed %d", seed)
                    .isEqualTo(highest);
        }
    }

    @Test
    void cache_moreThanItHolds_staysInBounds() {
        var small = new Resolver(List.of(driver), 50_000, 10, CLOCK);
        String padding = "x".repeat(1_000);
        for (int i = 0; i < 1_000; i++) {
            small.accept(
                    "did:example:" + i,
                    new Resolution.Found(
                            ExampleDriver.answer("\"id\":\"did:example:" + i + "\",\"x\":\"" + padding + '"', 1)));
        }

        assertThat(small.cachedAnswers()).isBetween(1L, 50_000L / 3_000);
    }

    @Test
    void resolve_ofNoDriver_isMethodNotSupported() {
        assertThat(errorOf(resolver.resolve("did:other:1", ResolutionOptions.NONE)))
                .isEqualTo(ResolutionError.METHOD_NOT_SUPPORTED);
        assertThat(errorOf(resolver.resolve("VAA08810000000001A", ResolutionOptions.NONE)))
                .isEqualTo(ResolutionError.METHOD_NOT_SUPPORTED);
    }

    @Test
    void resolve_malformed_isInvalidDidWithThePosition() {
        assertThat(resolver.resolve("did:example:a b", ResolutionOptions.NONE).result())
                .isEqualTo(new Outcome.Refused(
                        ResolutionError.INVALID_DID, "at index 13: a character that may not stand here"));
    }

    @Test
    void resolve_twoDriversForOneMethod_asksTheFirst() {
        var second = new ExampleDriver();
        var both = new Resolver(List.of(driver, second), CACHE_BYTES, 10, CLOCK);
        both.resolve(KNOWN, ResolutionOptions.NONE);

        assertThat(driver.calls()).isEqualTo(1);
        assertThat(second.calls()).isZero();
    }

    private long positionOfCached() {
        return resolver.cached(KNOWN).orElseThrow().freshness().position();
    }

    private static RenderedAnswer answered(Future<Outcome> outcome) {
        assertThat(outcome.result()).isInstanceOf(Outcome.Answered.class);
        return ((Outcome.Answered) outcome.result()).answer();
    }

    private static ResolutionError errorOf(Future<Outcome> outcome) {
        assertThat(outcome.result()).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome.result()).error();
    }

    /** Answers when it is told to. */
    private static final class LateDriver implements MethodDriver {
        private final ExampleDriver example;
        private final Promise<Resolution> promise = Promise.promise();

        LateDriver(ExampleDriver example) {
            this.example = example;
        }

        void answer(Resolution resolution) {
            promise.complete(resolution);
        }

        @Override
        public String method() {
            return example.method();
        }

        @Override
        public boolean owns(Identifier identifier) {
            return example.owns(identifier);
        }

        @Override
        public Future<Resolution> resolve(Identifier identifier, ResolutionOptions options) {
            return promise.future();
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
}
