package dev.flint.pipeline;

import dev.flint.id.Identifier;
import dev.flint.spi.MethodDriver;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A driver that has to be asked from time to time: by one client at a time for one identifier, and not again while what
 * it said is fresh. While it fails, what it said last is given, and said to be stale.
 */
final class AskedDriver {
    private final MethodDriver driver;
    private final AnswerCache cache;
    private final InstantSource clock;
    private final Map<String, Future<Outcome>> underWay = new ConcurrentHashMap<>();

    AskedDriver(MethodDriver driver, AnswerCache cache, InstantSource clock) {
        this.driver = driver;
        this.cache = cache;
        this.clock = clock;
    }

    /** Answers a question without options but {@code noCache}. */
    Future<Outcome> resolve(Identifier identifier, ResolutionOptions options) {
        String canonical = driver.canonical(identifier);
        if (options.noCache()) {
            return ask(canonical, identifier, options);
        }
        var kept = cache.find(canonical, clock.millis());
        if (kept.isPresent()) {
            return Future.succeededFuture(new Outcome.Answered(kept.get()));
        }
        var absent = cache.findRefusal(canonical, clock.millis());
        if (absent.isPresent()) {
            return Future.succeededFuture(absent.get());
        }
        var promise = Promise.<Outcome>promise();
        var before = underWay.putIfAbsent(canonical, promise.future());
        if (before != null) {
            return before;
        }
        ask(canonical, identifier, options).onComplete(outcome -> {
            underWay.remove(canonical);
            promise.handle(outcome);
        });
        return promise.future();
    }

    private Future<Outcome> ask(String canonical, Identifier identifier, ResolutionOptions options) {
        return answers(identifier, options)
                .map(resolution -> RenderedAnswer.of(
                                resolution, freshness -> Lifetime.of(driver.caching(), freshness, clock.millis()))
                        .<Outcome>map(answer -> new Outcome.Answered(cache.keep(canonical, answer)))
                        .orElseGet(() -> refused(canonical, (Resolution.Refused) resolution)))
                .recover(failure ->
                        stale(canonical).map(Future::succeededFuture).orElseGet(() -> Future.failedFuture(failure)));
    }

    private Future<Resolution> answers(Identifier identifier, ResolutionOptions options) {
        try {
            return driver.resolve(identifier, options);
        } catch (RuntimeException e) {
            // Whoever waits for the same answer must hear of it, too.
            return Future.failedFuture(e);
        }
    }

    private Outcome refused(String canonical, Resolution.Refused refused) {
        var outcome = new Outcome.Refused(refused.error(), refused.detail(), refused.proof());
        if (refused.error() == ResolutionError.NOT_FOUND) {
            cache.drop(canonical);
            cache.keepRefusal(
                    canonical,
                    outcome,
                    clock.millis() + driver.caching().absent().toMillis());
        }
        return refused.error() == ResolutionError.INTERNAL_ERROR
                ? stale(canonical).orElse(outcome)
                : outcome;
    }

    private Optional<Outcome> stale(String canonical) {
        return cache.findStale(canonical, clock.millis()).map(answer -> new Outcome.Answered(answer.stale()));
    }
}
