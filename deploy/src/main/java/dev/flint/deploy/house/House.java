package dev.flint.deploy.house;

import dev.flint.bid.register.BidDriver;
import dev.flint.bid.register.LedgerAnswers;
import dev.flint.bid.register.LedgerRegistrar;
import dev.flint.bid.register.LedgerRule;
import dev.flint.bid.register.OperationEntry;
import dev.flint.bid.register.Refusal;
import dev.flint.deploy.config.ConfigReading;
import dev.flint.deploy.config.ConfigSource;
import dev.flint.deploy.config.FlintConfig;
import dev.flint.http.HttpFront;
import dev.flint.http.HttpRoutes;
import dev.flint.ledger.Chain;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Constructs everything by hand, in order, and closes it in reverse. */
public final class House implements AutoCloseable {
    private static final long RELOAD_MILLIS = 2_000;

    private final Vertx vertx;
    private final Chain<OperationEntry, Refusal> chain;
    private final LedgerFront ledger;
    private final HttpFront front;
    private final int httpPort;
    private final int metricsPort;
    private final Neighbours neighbours;
    private final Duration shutdown;
    private final AtomicBoolean leaving = new AtomicBoolean();

    private House(
            FlintConfig config,
            Plan plan,
            InstantSource clock,
            SecureRandom random,
            Chain<OperationEntry, Refusal> chain,
            LedgerRule rule) {
        this.chain = chain;
        this.vertx = Vertx.vertx(plan.vertx());
        this.shutdown = config.http().shutdown();
        try {
            var proofs = vertx.createSharedWorkerExecutor("proofs", plan.proofWorkers());
            var registrar = new LedgerRegistrar(
                    chain,
                    rule,
                    clock,
                    task -> proofs.executeBlocking(() -> Plan.run(task), false),
                    config.registration().queue());
            var preload = plan.withSamples()
                    ? Preload.samples(registrar, plan.registration().takesSampleCodes())
                    : List.<String>of();
            this.ledger = new LedgerFront(plan, chain, vertx, clock, random);
            var driver =
                    new BidDriver(chain, ledger.proofs(), plan.registration().policy(), preload);
            var bids = new BidFront(config.bid().subChains(), plan, chain, vertx, clock);
            this.neighbours = new Neighbours(plan, vertx, clock, random);
            var upstreams = Upstreams.of(config, neighbours.handles(), vertx, clock, random);
            var source = new LedgerSource(chain, rule, new LedgerAnswers(chain, ledger.proofs()));
            var codes = new VaaFront(plan, chain, source.answers(), proofs);
            var own = codes.drivers(bids.drivers(driver));
            var drivers = Methods.behind(own, config.methods(), upstreams.names(), vertx, clock);
            var domains = upstreams.names().map(server -> Domains.of(server, drivers, config, vertx, clock));
            var resolver = new InHand(upstreams, domains).resolver(drivers, config.cache(), clock);
            driver.announceTo(resolver);
            var pages = new HashMap<>(Pages.of(chain, plan.registration().contextBase()));
            pages.putAll(neighbours.pages());
            pages.putAll(ledger.pages());
            pages.putAll(codes.pages());
            var trees = new HashMap<>(ledger.trees());
            trees.putAll(bids.trees());
            trees.putAll(codes.trees());
            trees.putAll(neighbours.trees(source, proofs));
            var posts = new HashMap<>(ledger.posts());
            posts.putAll(codes.posts());
            posts.putAll(neighbours.posts());
            posts.putAll(RegistrarFront.of(plan, chain, registrar, clock, random, proofs)
                    .posts());
            var routes = new HttpRoutes(
                    resolver,
                    pages,
                    trees,
                    Map.of("/1.0/bid/operations", registrar, "/1.0/vaa/operations", registrar),
                    posts,
                    new LedgerReadiness(chain, leaving));
            this.front = new HttpFront(plan.web(vertx), routes, plan.manners(), clock);
            var address = config.http().address();
            this.httpPort = Await.result(front.listen(address.host(), address.port()));
            BinaryFront.open(config.bid().binary(), bids.protocol(), vertx);
            neighbours.open(resolver, source, upstreams, plan.base(httpPort), httpPort);
            this.metricsPort = MetricsFront.open(config.metrics(), plan.web(vertx), chain, neighbours);
            ledger.start();
        } catch (RuntimeException e) {
            Await.result(vertx.close());
            throw e;
        }
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
        var rule = plan.registration().rule();
        var chain = Chain.open(plan.chain(clock, random), rule);
        try {
            return new House(config, plan, clock, random, chain, rule);
        } catch (RuntimeException e) {
            chain.close();
            throw e;
        }
    }

    /** Looks at a configuration's files from now on, and applies what can be applied while serving. */
    public void follow(ConfigSource source, ConfigReading.Config current) {
        var reload = new Reload(source, current, neighbours::apply);
        vertx.setPeriodic(RELOAD_MILLIS, id -> vertx.executeBlocking(() -> Plan.run(reload::look), true));
    }

    /** The port that HTTP is served on. */
    public int httpPort() {
        return httpPort;
    }

    /** The port that counts are served on; 0 when they are not. */
    int metricsPort() {
        return metricsPort;
    }

    /** The fronts for other protocols. */
    Neighbours neighbours() {
        return neighbours;
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
        neighbours.leave();
        Await.result(vertx.close());
        neighbours.close();
        ledger.close();
        chain.close();
    }
}
