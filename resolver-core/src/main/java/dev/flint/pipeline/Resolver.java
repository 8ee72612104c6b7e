package dev.flint.pipeline;

import dev.flint.id.Did;
import dev.flint.id.Identifier;
import dev.flint.spi.AnswerSink;
import dev.flint.spi.MethodDriver;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import java.time.InstantSource;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** From text to answer: cache, parse, driver. */
public final class Resolver implements AnswerSink {
    private final List<MethodDriver> drivers;
    private final IdentityHashMap<MethodDriver, AskedDriver> asked = new IdentityHashMap<>();
    private final AnswerCache cache;
    private final InstantSource clock;
    private final Budget noCache;
    private final Detour detour;

    /** One for which there are no other identifiers than DIDs and VAA codes. */
    public Resolver(List<MethodDriver> drivers, long cacheBytes, int noCachePerSecond, InstantSource clock) {
        this(drivers, cacheBytes, noCachePerSecond, clock, Detour.NONE);
    }

    /**
     * @param drivers in the order in which they are asked; the first that owns an identifier answers for it
     * @param cacheBytes how much the cache may hold
     * @param noCachePerSecond how often the cache may be passed by on the way to a driver that is far away
     */
    public Resolver(
            List<MethodDriver> drivers, long cacheBytes, int noCachePerSecond, InstantSource clock, Detour detour) {
        this.detour = detour;
        this.drivers = List.copyOf(drivers);
        this.cache = new AnswerCache(cacheBytes);
        this.clock = clock;
        this.noCache = new Budget(noCachePerSecond, clock);
        for (var driver : this.drivers) {
            if (!driver.caching().keepsUntilReplaced()) {
                asked.put(driver, new AskedDriver(driver, cache, clock));
            }
        }
    }

    public List<MethodDriver> drivers() {
        return drivers;
    }

    /** How many answers are kept, about. */
    public long cachedAnswers() {
        return cache.entries();
    }

    /** The answer, if it is at hand; a canonically spelled identifier is found without being parsed. */
    public Optional<RenderedAnswer> cached(String text) {
        return cache.find(text, asked.isEmpty() ? 0 : clock.millis());
    }

    /** Answers a question. Runs on an event loop and never blocks; a failed future is broken machinery. */
    public Future<Outcome> resolve(String text, ResolutionOptions options) {
        return Identifier.parse(text)
                .match(
                        identifier -> resolveSafely(identifier, options),
                        rejected -> detour.knows(text)
                                ? detour.follow(text).compose(way -> resolve(way, options))
                                : refused(ResolutionError.INVALID_DID, rejected.text()));
    }

    /** Whether a text leads somewhere although it is neither a DID nor a VAA code. */
    public boolean takesDetour(String text) {
        return detour.knows(text);
    }

    private Future<Outcome> resolve(Detour.Way way, ResolutionOptions options) {
        if (way instanceof Detour.Way.Nowhere nowhere) {
            return refused(nowhere.error(), nowhere.detail());
        }
        var to = (Detour.Way.To) way;
        return Identifier.parse(to.identifier())
                .match(
                        identifier -> resolveSafely(identifier, options).compose(outcome -> noted(outcome, to.note())),
                        rejected -> refused(ResolutionError.INVALID_DID, rejected.text()));
    }

    private static Future<Outcome> noted(Outcome outcome, Detour.Note note) {
        if (!(outcome instanceof Outcome.Answered answered)) {
            return Future.succeededFuture(outcome);
        }
        var answer = answered.answer();
        var document = Optional.of(answer.answer().document()).filter(there -> !answer.isDeactivated());
        return note.about(document).map(member -> new Outcome.Answered(answer.noted(member)));
    }

    private Future<Outcome> resolveSafely(Identifier identifier, ResolutionOptions options) {
        try {
            return resolve(identifier, options);
        } catch (RuntimeException e) {
            // A driver that throws instead of failing its future must not leave the client without an answer.
            return Future.failedFuture(e);
        }
    }

    private Future<Outcome> resolve(Identifier identifier, ResolutionOptions options) {
        for (var driver : drivers) {
            if (driver.owns(identifier)) {
                return resolve(driver, identifier, options);
            }
        }
        return refused(ResolutionError.METHOD_NOT_SUPPORTED, "no driver for " + kindOf(identifier));
    }

    private Future<Outcome> resolve(MethodDriver driver, Identifier identifier, ResolutionOptions options) {
        if (!driver.options().containsAll(options.ofMethod().keySet())) {
            return refused(
                    ResolutionError.FEATURE_NOT_SUPPORTED,
                    kindOf(identifier) + " has no option "
                            + String.join(", ", options.ofMethod().keySet()));
        }
        if (options.expandRelativeUrls()) {
            return resolve(driver, identifier, options.withoutExpansion()).map(Resolver::expanded);
        }
        var far = asked.get(driver);
        if (far != null && options.noCache() && !noCache.take()) {
            return refused(ResolutionError.FEATURE_NOT_SUPPORTED, "the cache has been passed by too often just now");
        }
        if (far != null && options.arePlainButCache()) {
            return far.resolve(identifier, options);
        }
        if (!options.arePlain()) {
            return driver.resolve(identifier, options).map(Resolver::outcome);
        }
        String canonical = driver.canonical(identifier);
        var cached = cache.find(canonical, 0);
        if (cached.isPresent()) {
            return Future.succeededFuture(new Outcome.Answered(cached.get()));
        }
        return driver.resolve(identifier, options)
                .map(resolution -> RenderedAnswer.of(resolution)
                        .<Outcome>map(answer -> new Outcome.Answered(cache.keep(canonical, answer)))
                        .orElseGet(() -> outcome(resolution)));
    }

    /** Tells the cache that the answer about a DID has grown. */
    void reweigh(Did did) {
        for (var driver : drivers) {
            if (driver.owns(did)) {
                cache.reweigh(driver.canonical(did));
                return;
            }
        }
    }

    @Override
    public void accept(String canonical, Resolution resolution) {
        RenderedAnswer.of(resolution).ifPresent(answer -> cache.keep(canonical, answer));
    }

    private static Outcome outcome(Resolution resolution) {
        return resolution.match(
                found -> answered(resolution),
                gone -> answered(resolution),
                refused -> new Outcome.Refused(refused.error(), refused.detail(), refused.proof()));
    }

    private static Outcome expanded(Outcome outcome) {
        if (!(outcome instanceof Outcome.Answered answered) || answered.answer().isDeactivated()) {
            return outcome;
        }
        try {
            var answer = answered.answer().answer();
            var expanded = DocumentTree.of(answer.document()).expanded().root();
            return answered(new Resolution.Found(DocumentTree.asDocument(expanded, answer)));
        } catch (DecodeException e) {
            return new Outcome.Refused(ResolutionError.INVALID_DID_DOCUMENT, "the document is no JSON object");
        }
    }

    private static Outcome answered(Resolution resolution) {
        return new Outcome.Answered(RenderedAnswer.of(resolution).orElseThrow());
    }

    private static Future<Outcome> refused(ResolutionError error, String detail) {
        return Future.succeededFuture(new Outcome.Refused(error, detail));
    }

    private static String kindOf(Identifier identifier) {
        return identifier instanceof Did did ? "the method " + did.method() : "VAA codes";
    }
}
