package dev.flint.deploy.house;

import dev.flint.bid.document.DidDocumentMapping;
import dev.flint.bid.recursion.BidProtocol;
import dev.flint.bid.recursion.SubChainDriver;
import dev.flint.bid.recursion.SubChainResolver;
import dev.flint.bid.recursion.VerifyingDriver;
import dev.flint.bid.register.BidDriver;
import dev.flint.bid.register.RegisteredDocuments;
import dev.flint.bid.register.TrustChain;
import dev.flint.deploy.config.BidConfig;
import dev.flint.http.PageTree;
import dev.flint.ledger.Chain;
import dev.flint.spi.MethodDriver;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** did:bid as the world asks for it: identifiers of this ledger and of sub-chains, and the BID text protocol. */
final class BidFront {
    private static final long CACHE_BYTES = 64L << 20;
    private static final String JSON = "application/json";

    private final BidConfig.SubChains config;
    private final Plan plan;
    private final SubChainResolver resolver;
    private final TrustChain trust;
    private final InstantSource clock;
    private final BidProtocol protocol;

    BidFront(BidConfig.SubChains config, Plan plan, Chain<?, ?> chain, Vertx vertx, InstantSource clock) {
        this.config = config;
        this.plan = plan;
        this.clock = clock;
        var registered = new RegisteredDocuments(chain);
        var resolvers = new SubResolvers(config, vertx);
        this.resolver = new SubChainResolver(registered, resolvers, resolvers, clock, CACHE_BYTES);
        this.trust = new TrustChain(registered, plan.registration().policy().operatorKeys());
        this.protocol = new BidProtocol(resolver, trust);
    }

    /** In the order in which they are asked. */
    List<MethodDriver> drivers(BidDriver ledger) {
        List<MethodDriver> drivers = new ArrayList<>();
        if (config.asked()) {
            drivers.add(new SubChainDriver(
                    resolver, trust, new DidDocumentMapping(plan.registration().contextBase()), clock));
        }
        drivers.add(new VerifyingDriver(ledger, resolver, trust));
        return drivers;
    }

    BidProtocol protocol() {
        return protocol;
    }

    /** The text protocol of BID resolvers. */
    Map<String, PageTree> trees() {
        Map<String, PageTree> trees = new HashMap<>();
        for (String start : BidProtocol.PATH_STARTS) {
            trees.put(
                    start,
                    wanted -> protocol.answer(start.substring(1) + wanted.path(), wanted.parameters())
                            .map(body -> PageTree.Found.current(JSON, body)));
        }
        return trees;
    }
}
