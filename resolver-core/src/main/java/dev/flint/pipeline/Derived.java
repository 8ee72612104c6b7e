package dev.flint.pipeline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import io.vertx.core.Future;
import java.lang.ref.WeakReference;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * What is made of answers for those who ask in another protocol; kept as long as that is the answer and there is room.
 * Any thread.
 */
public final class Derived<T> {
    private static final int OVERHEAD_BYTES = 128;

    private final Resolver resolver;
    private final T absent;
    private final T unavailable;
    private final Cache<String, Kept<T>> kept;

    private record Kept<T>(WeakReference<RenderedAnswer> answer, T made) {}

    /**
     * @param bytesMax how much is kept
     * @param weigher how many bytes one holds
     * @param absent when there is no document
     * @param unavailable when that cannot be told at the moment
     */
    public Derived(Resolver resolver, long bytesMax, ToIntFunction<T> weigher, T absent, T unavailable) {
        this.resolver = resolver;
        this.absent = absent;
        this.unavailable = unavailable;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(bytesMax)
                .weigher((String key, Kept<T> one) -> OVERHEAD_BYTES + key.length() + weigher.applyAsInt(one.made()))
                .executor(Runnable::run)
                .build();
    }

    /**
     * What is made of the answer about an identifier. Never blocks; a failed future is broken machinery.
     *
     * @param key what it is made for
     */
    public Future<T> find(String key, String identifier, Function<RenderedAnswer, T> maker) {
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

    private T made(String key, RenderedAnswer answer, Function<RenderedAnswer, T> maker) {
        var before = kept.getIfPresent(key);
        if (before != null && before.answer().refersTo(answer)) {
            return before.made();
        }
        T made = maker.apply(answer);
        kept.put(key, new Kept<>(new WeakReference<>(answer), made));
        return made;
    }
}
