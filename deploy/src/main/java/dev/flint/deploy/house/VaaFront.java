package dev.flint.deploy.house;

import dev.flint.bid.register.LedgerAnswers;
import dev.flint.bid.vaa.LinkResolver;
import dev.flint.bid.vaa.VaaContext;
import dev.flint.bid.vaa.VaaDriver;
import dev.flint.bid.vaa.VaaRegistry;
import dev.flint.http.Page;
import dev.flint.http.PageTree;
import dev.flint.http.PostRoute;
import dev.flint.ledger.Chain;
import dev.flint.spi.MethodDriver;
import dev.flint.vaa.DataIdentifier;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Codes as the world asks for them: as identifiers, as links on carriers, and as whatever a scanner sent. */
final class VaaFront {
    private final Plan plan;
    private final VaaRegistry registry;
    private final LinkResolver links;
    private final MethodDriver driver;
    private final WorkerExecutor worker;

    /** @param worker where symbols are drawn and scans are read */
    VaaFront(Plan plan, Chain<?, ?> chain, LedgerAnswers answers, WorkerExecutor worker) {
        this.plan = plan;
        this.registry = new VaaRegistry(chain);
        this.links = new LinkResolver(registry);
        this.driver = new VaaDriver(answers, plan.withSamples() ? List.of(Samples.CODE) : List.of());
        this.worker = worker;
    }

    /** In the order in which they are asked: those given, then that of codes. */
    List<MethodDriver> drivers(List<MethodDriver> before) {
        return Stream.concat(before.stream(), Stream.of(driver)).toList();
    }

    Map<String, Page> pages() {
        String context = VaaContext.json(plan.registration().contextBase());
        return Map.of(VaaContext.PATH, Page.constant("application/ld+json", Buffer.buffer(context)));
    }

    Map<String, PageTree> trees() {
        Map<String, PageTree> trees = new HashMap<>();
        for (var identifier : DataIdentifier.identities()) {
            String path = '/' + identifier.text() + '/';
            trees.put(path, new LinkPages(path, links, plan.linkBase()));
        }
        trees.put(ResolverDescription.PATH, new ResolverDescription(plan.linkBase()));
        trees.put(CarrierPages.PATH, new CarrierPages(worker));
        return trees;
    }

    Map<String, PostRoute> posts() {
        return Map.of(ScanRoute.PATH, new ScanRoute(registry, worker));
    }
}
