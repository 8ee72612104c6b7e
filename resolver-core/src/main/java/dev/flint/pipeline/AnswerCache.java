package dev.flint.pipeline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;

/**
 * Answers by canonical identifier, bounded by bytes. Refusals are kept for drivers that ask for it only: the own
 * ledger says "not found" as fast as a cache would, and it is never wrong about it.
 */
final class AnswerCache {
    /** An attacker's made-up identifiers push out each other, never an answer. */
    private static final long REFUSALS_MAX = 10_000;

    private final Cache<String, RenderedAnswer> answers;
    private final Cache<String, Absence> absences = Caffeine.newBuilder()
            .maximumSize(REFUSALS_MAX)
            .executor(Runnable::run)
            .build();

    private record Absence(Outcome.Refused refused, long untilMillis) {}

    AnswerCache(long bytesMax) {
        this.answers = Caffeine.newBuilder()
                .maximumWeight(bytesMax)
                .weigher((String key, RenderedAnswer answer) -> 2 * key.length() + answer.weightBytes())
                .executor(Runnable::run)
                .build();
    }

    /** An answer that nobody needs to be asked for again. */
    Optional<RenderedAnswer> find(String canonical, long nowMillis) {
        return Optional.ofNullable(answers.getIfPresent(canonical))
                .filter(answer -> answer.lifetime().freshUntilMillis() > nowMillis);
    }

    /** An answer that is better than none. */
    Optional<RenderedAnswer> findStale(String canonical, long nowMillis) {
        return Optional.ofNullable(answers.getIfPresent(canonical))
                .filter(answer -> answer.lifetime().staleUntilMillis() > nowMillis);
    }

    /** Keeps whichever answer is newer, and says which. */
    RenderedAnswer keep(String canonical, RenderedAnswer answer) {
        // Merged by position, not put: a reader that began before a commit must not bring the old answer back after it.
        return answers.asMap().merge(canonical, answer, RenderedAnswer::newer);
    }

    void drop(String canonical) {
        answers.invalidate(canonical);
    }

    Optional<Outcome> findRefusal(String canonical, long nowMillis) {
        return Optional.ofNullable(absences.getIfPresent(canonical))
                .filter(absence -> absence.untilMillis > nowMillis)
                .map(Absence::refused);
    }

    void keepRefusal(String canonical, Outcome.Refused refused, long untilMillis) {
        absences.put(canonical, new Absence(refused, untilMillis));
    }

    /** Weighs an answer again that has grown. */
    void reweigh(String canonical) {
        answers.asMap().computeIfPresent(canonical, (key, same) -> same);
    }

    long entries() {
        return answers.estimatedSize();
    }
}
