package dev.flint.deploy.house;

import dev.flint.bridge.handle.ForeignHandles;
import dev.flint.bridge.handle.HandleRecord;
import dev.flint.bridge.handle.RecordSource;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;

/** Our own Handles, and those of others if there is anybody who is asked about them. */
final class KnownHandles implements RecordSource {
    private final RecordSource own;
    private final Optional<ForeignHandles> foreign;

    KnownHandles(RecordSource own, Optional<ForeignHandles> foreign) {
        this.own = own;
        this.foreign = foreign;
    }

    @Override
    public Future<HandleRecord> find(String handle) {
        return find(handle, others -> others.find(handle, 0));
    }

    /** The same for those who want to hear it from who is responsible; ours is always that. */
    Future<HandleRecord> findAnew(String handle) {
        return find(handle, others -> others.findAnew(handle));
    }

    private Future<HandleRecord> find(String handle, Function<ForeignHandles, Future<HandleRecord>> elsewhere) {
        return own.find(handle)
                .compose(record -> record instanceof HandleRecord.Foreign && foreign.isPresent()
                        ? elsewhere.apply(foreign.get())
                        : Future.succeededFuture(record));
    }
}
