package dev.flint.planted.pipeline;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Innocent. */
final class RunsWhereTold {
    CompletableFuture<Void> run(Executor executor) {
        return CompletableFuture.runAsync(() -> {}, executor);
    }
}
