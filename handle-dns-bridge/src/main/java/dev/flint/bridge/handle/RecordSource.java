package dev.flint.bridge.handle;

import io.vertx.core.Future;

/** Where the records of Handles come from. */
@FunctionalInterface
public interface RecordSource {
    /** Runs on an event loop and never blocks; a failed future is broken machinery. */
    Future<HandleRecord> find(String handle);
}
