package dev.flint.deploy.house;

import dev.flint.deploy.config.FlintConfig;
import dev.flint.pipeline.Resolver;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.InstantSource;

/** The fronts for those who ask in a protocol of their own. */
final class Neighbours implements AutoCloseable {
    private final HandleFront handles;
    private final DnsFront names;

    Neighbours(FlintConfig config, Vertx vertx, InstantSource clock, SecureRandom random) {
        this.handles = new HandleFront(config, vertx, clock, random);
        this.names = new DnsFront(config, vertx, clock, random);
    }

    /**
     * Opens what is configured.
     *
     * @param base where identifiers are resolved, without slash at the end
     * @param httpPort of the resolver
     */
    void open(Resolver resolver, LedgerSource ledger, Upstreams upstreams, String base, int httpPort) {
        handles.open(resolver, base, upstreams.handles());
        names.open(resolver, ledger, base, httpPort);
    }

    HandleFront handles() {
        return handles;
    }

    DnsFront names() {
        return names;
    }

    /** Begins nothing new by itself. */
    void leave() {
        names.leave();
    }

    /** Nobody may be asking any more. */
    @Override
    public void close() {
        names.close();
    }
}
