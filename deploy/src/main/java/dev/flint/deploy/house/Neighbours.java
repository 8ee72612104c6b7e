package dev.flint.deploy.house;

import dev.flint.deploy.config.FlintConfig;
import dev.flint.http.Page;
import dev.flint.http.PageTree;
import dev.flint.http.PostRoute;
import dev.flint.pipeline.Resolver;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fronts for those who ask in a protocol of their own, and for those who ask whose this origin is. */
final class Neighbours implements AutoCloseable {
    private final HandleFront handles;
    private final DnsFront names;
    private final DnsOverHttp queries;
    private final Optional<OriginLinks> links;
    private final WorkerExecutor strangers;
    private final InstantSource clock;

    Neighbours(Plan plan, Vertx vertx, InstantSource clock, SecureRandom random) {
        var config = plan.config();
        this.handles = new HandleFront(plan, vertx, clock, random);
        this.names = new DnsFront(config, vertx, clock, random);
        this.queries = new DnsOverHttp(names::service);
        this.links = config.http().didConfiguration().map(OriginLinks::read);
        this.strangers = Methods.forStrangers(vertx);
        this.clock = clock;
    }

    /**
     * Opens what is configured.
     *
     * @param base where identifiers are resolved, without slash at the end
     * @param httpPort of the resolver
     */
    void open(Resolver resolver, LedgerSource ledger, Upstreams upstreams, String base, int httpPort) {
        handles.open(resolver, base, upstreams.others());
        names.open(resolver, ledger, base, httpPort);
        links.ifPresent(own -> own.doubts(resolver, strangers, clock.instant()));
    }

    /** What lies still. */
    Map<String, Page> pages() {
        return links.map(OriginLinks::pages).orElseGet(Map::of);
    }

    /**
     * Serves by another configuration from now on. Blocks.
     *
     * @param changed keys; of others, nothing has to be done
     * @throws IllegalArgumentException naming what makes no sense; everything is as before then
     */
    void apply(FlintConfig config, List<String> changed) {
        names.show(config);
        handles.show(config);
        if (changed.stream().anyMatch(key -> key.startsWith("dns."))) {
            names.serve(config);
        }
        if (changed.contains("handle.prefixes")) {
            handles.home(config.handle().prefixes());
        }
    }

    /** What they answer over HTTP. */
    Map<String, PageTree> trees(LedgerSource ledger, WorkerExecutor worker) {
        var reports = new TopNodeReports(ledger, task -> worker.executeBlocking(task, false));
        return Map.of(DnsOverHttp.PATH, queries, TopNodeReports.PATH, reports);
    }

    /** What they take over HTTP. */
    Map<String, PostRoute> posts() {
        return Map.of(DnsOverHttp.PATH, queries);
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
