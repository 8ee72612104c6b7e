package dev.flint.pipeline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;

/**
 * Answers by canonical identifier, bounded by bytes. Refusals are not kept: the own ledger says "not found" as fast
 * as a cache would, and it is never wrong about it.
 */
final class AnswerCache {
    private final Cache<String, RenderedAnswer> answers;

    AnswerCache(long bytesMax) {
        this.answers = Caffeine.newBuilder()
                .maximumWeight(bytesMax)
                .weigher((String key, RenderedAnswer answer) -> 2 * key.length() + answer.weightBytes())
                .executor(Runnable::run)
                .build();
    }

    Optional<RenderedAnswer> find(String canonical) {
        return Optional.ofNullable(answers.getIfPresent(canonical));
    }

    /** Keeps whichever answer is newer, and says which. */
    RenderedAnswer keep(String canonical, RenderedAnswer answer) {
        // Merged by position, not put: a reader that began before a commit must not bring the old answer back after it.
        return answers.asMap().merge(canonical, answer, RenderedAnswer::newer);
    }

    /** Weighs an answer again that has grown. */
    void reweigh(String canonical) {
        answers.asMap().computeIfPresent(canonical, (key, same) -> same);
    }

    long entries() {
        return answers.estimatedSize();
    }
}
