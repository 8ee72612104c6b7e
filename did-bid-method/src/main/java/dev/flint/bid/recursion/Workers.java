package dev.flint.bid.recursion;

import io.vertx.core.Future;
import java.util.concurrent.Callable;

/** Where signatures are checked, which is nowhere on an event loop. */
@FunctionalInterface
public interface Workers {
    /** The task's result, or its failure. */
    <T> Future<T> run(Callable<T> task);
}
