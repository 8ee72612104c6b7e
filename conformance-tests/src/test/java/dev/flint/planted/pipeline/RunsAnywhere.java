package dev.flint.planted.pipeline;

import java.util.concurrent.CompletableFuture;

/** Offends: runs on a pool that nobody chose. */
final class RunsAnywhere {
    CompletableFuture<Void> run() {
        return CompletableFuture.runAsync(() -> {});
    }
}
