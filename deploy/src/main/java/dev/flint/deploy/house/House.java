package dev.flint.deploy.house;

import dev.flint.bid.document.DidDocumentMapping;
import dev.flint.bid.register.BidDriver;
import dev.flint.bid.register.BidEntry;
import dev.flint.bid.register.BidRegistrar;
import dev.flint.bid.register.BidRule;
import dev.flint.bid.register.Refusal;
import dev.flint.deploy.config.FlintConfig;
import dev.flint.http.HttpFront;
import dev.flint.http.HttpRoutes;
import dev.flint.ledger.Chain;
import dev.flint.pipeline.Resolver;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Constructs everything by hand, in order, and closes it in reverse. */
public final class House implements AutoCloseable {
    private final Vertx vertx;
    private final Chain<BidEntry, Refusal> chain;
    private final HttpFront front;
    private final int httpPort;
    private final Duration shutdown;
    private final AtomicBoolean leaving;

    private House(
            Vertx vertx,
            Chain<BidEntry, Refusal> chain,
            HttpFront front,
            int httpPort,
            Duration shutdown,
            AtomicBoolean leaving) {
        this.vertx = vertx;
        this.chain = chain;
        this.front = front;
        this.httpPort = httpPort;
        this.shutdown = shutdown;
        this.leaving = leaving;
    }

    /**
     * Opens the ledger and listens.
     *
     * @param withSamples whether the sample documents are registered, if they are not yet
     * @throws dev.flint.ledger.LedgerDamagedException naming what is damaged
     * @throws dev.flint.ledger.LedgerInUseException when another process has the data directory
     */
    public static House open(FlintConfig config, boolean withSamples, InstantSource clock, SecureRandom random) {
        var plan = new Plan(config, withSamples);
        var mapping = new DidDocumentMapping(plan.contextBase());
        var rule = new BidRule(plan.policy(), mapping);
        var chain = Chain.open(plan.chain(clock, random), rule);
        var vertx = Vertx.vertx(plan.vertx());
        try {
            return furnish(config, plan, clock, rule, chain, vertx);
        } catch (RuntimeException e) {
            Await.result(vertx.close());
            chain.close();
            throw e;
        }
    }

    private static House furnish(
            FlintConfig config,
            Plan plan,
            InstantSource clock,
            BidRule rule,
            Chain<BidEntry, Refusal> chain,
            Vertx vertx) {
        var proofs = vertx.createSharedWorkerExecutor("proofs", plan.proofWorkers());
        var registrar = new BidRegistrar(
                chain,
                rule,
                clock,
                task -> proofs.executeBlocking(() -> Plan.run(task), false),
                config.registration().queue());
        var preload = plan.withSamples() ? Preload.samples(registrar) : List.<String>of();
        var driver = new BidDriver(chain, plan.policy(), preload);
        var resolver = new Resolver(List.of(driver), config.cache().bytes());
        driver.announceTo(resolver);
        var leaving = new AtomicBoolean();
        var routes = new HttpRoutes(
                resolver,
                Pages.of(chain, plan.contextBase()),
                Map.of(LedgerPages.PATH, new LedgerPages(chain, vertx.createSharedWorkerExecutor("ledger-pages", 2))),
                Map.of("/1.0/bid/operations", registrar),
                new LedgerReadiness(chain, leaving));
        var front = new HttpFront(vertx, routes, plan.manners(), plan.limits(), clock);
        var address = config.http().address();
        int port = Await.result(front.listen(address.host(), address.port(), plan.eventLoops()));
        return new House(vertx, chain, front, port, config.http().shutdown(), leaving);
    }

    /** The port that HTTP is served on. */
    public int httpPort() {
        return httpPort;
    }

    /** Says "not ready" from now on, while everything else goes on. */
    public void leave() {
        leaving.set(true);
    }

    /** Lets requests in flight end, then closes; the ledger last, when nobody reads it any more. */
    @Override
    public void close() {
        leave();
        Await.result(front.shutdown(shutdown));
        Await.result(vertx.close());
        chain.close();
    }
}
