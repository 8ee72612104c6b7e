package dev.flint.bid.register;

import dev.flint.bid.recursion.Upstream;
import dev.flint.bid.recursion.Workers;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Resolvers elsewhere: what they are told to say, and what they were asked. */
final class KnownResolvers implements Upstream, Workers {
    /** By the beginning of their addresses; all others do not answer. */
    final Map<String, String> replies = new HashMap<>();

    final List<String> asked = new ArrayList<>();

    @Override
    public Future<Buffer> get(String url) {
        asked.add(url);
        return replies.entrySet().stream()
                .filter(each -> url.startsWith(each.getKey()))
                .findFirst()
                .map(each -> Future.succeededFuture(Buffer.buffer(each.getValue())))
                .orElseGet(() -> Future.failedFuture("no answer"));
    }

    /** At once, as tests have time. */
    @Override
    public <T> Future<T> run(Callable<T> task) {
        try {
            return Future.succeededFuture(task.call());
        } catch (Exception e) {
            return Future.failedFuture(e);
        }
    }
}
