package dev.flint.http;

import dev.flint.id.Identifier;
import dev.flint.spi.ExampleDriver;
import dev.flint.spi.MethodDriver;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The method did:held: its answer is there when the test says so, or never; some identifiers break it. */
final class HeldDriver implements MethodDriver {
    private final Promise<Resolution> promise = Promise.promise();
    private final CountDownLatch asked = new CountDownLatch(1);

    /** Waits until the answer is wanted. */
    void awaitQuestion() {
        try {
            asked.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the answer go, from a thread of its own. */
    void release() {
        var thread = new Thread(
                () -> promise.tryComplete(new Resolution.Found(ExampleDriver.answer("\"id\":\"did:held:1\"", 1))));
        thread.start();
    }

    @Override
    public String method() {
        return "held";
    }

    @Override
    public Future<Resolution> resolve(Identifier identifier, ResolutionOptions options) {
        switch (identifier.canonical()) {
            case "did:held:throws" -> throw new IllegalStateException("broken on purpose");
            case "did:held:fails" -> {
                return Future.failedFuture(new IllegalStateException("broken on purpose"));
            }
            default -> {
                asked.countDown();
                return promise.future();
            }
        }
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
