package dev.flint.deploy.house;

import dev.flint.pipeline.Outcome;
import dev.flint.pipeline.RenderedAnswer;
import dev.flint.pipeline.Resolver;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import io.vertx.core.Future;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What is made of answers for those who ask in another protocol; kept as long as that is the answer.
 *
 * @param <K> what it is made for
 */
final class Derived<K, T> {
    private final Resolver resolver;
    private final int keptMax;
    private final T absent;
    private final T unavailable;
    private final Map<K, Kept<T>> kept = new ConcurrentHashMap<>();

    private record Kept<T>(WeakReference<RenderedAnswer> answer, T made) {}

    /**
     * @param absent when there is no document
     * @param unavailable when that cannot be told at the moment
     */
    Derived(Resolver resolver, int keptMax, T absent, T unavailable) {
        this.resolver = resolver;
        this.keptMax = keptMax;
        this.absent = absent;
        this.unavailable = unavailable;
    }

    /** What is made of the answer about an identifier. Never blocks; a failed future is broken machinery. */
    Future<T> find(K key, String identifier, Function<RenderedAnswer, T> maker) {
        var known = resolver.cached(identifier);
        if (known.isPresent()) {
            return Future.succeededFuture(made(key, known.get(), maker));
        }
        return resolver.resolve(identifier, ResolutionOptions.NONE).map(outcome -> {
            if (outcome instanceof Outcome.Answered answered) {
                return made(key, answered.answer(), maker);
            }
            return outcome instanceof Outcome.Refused refused && refused.error() != ResolutionError.INTERNAL_ERROR
                    ? absent
                    : unavailable;
        });
    }

    private T made(K key, RenderedAnswer answer, Function<RenderedAnswer, T> maker) {
        var before = kept.get(key);
        if (before != null && before.answer().refersTo(answer)) {
            return before.made();
        }
        if (kept.size() >= keptMax) {
            kept.clear();
        }
        T made = maker.apply(answer);
        kept.put(key, new Kept<>(new WeakReference<>(answer), made));
        return made;
    }
}
