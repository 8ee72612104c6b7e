package dev.flint.deploy.house;

import dev.flint.bid.recursion.SubChainResolver;
import dev.flint.bid.recursion.Upstream;
import dev.flint.bid.recursion.Workers;
import dev.flint.deploy.config.BidConfig;
import dev.flint.methods.Egress;
import dev.flint.methods.Fetch;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.Callable;

/** The resolvers of sub-chains, as far as the operator wants them asked. */
final class SubResolvers implements Upstream, Workers {
    private static final String JSON = "application/json";

    private final Vertx vertx;
    private final boolean asked;
    private final Fetch fetch;

    SubResolvers(BidConfig.SubChains config, Vertx vertx) {
        var limits = new Egress.Limits(config.timeout(), SubChainResolver.REPLY_BYTES_MAX);
        this.vertx = vertx;
        this.asked = config.asked();
        this.fetch = new Egress(vertx, config.mayBePrivate(), limits);
    }

    @Override
    public Future<Buffer> get(String url) {
        return asked
                ? fetch.get(url, JSON)
                        .compose(reply -> reply instanceof Fetch.Reply.Body found
                                ? Future.succeededFuture(found.body())
                                : Future.failedFuture("no answer"))
                : Future.failedFuture("switched off");
    }

    @Override
    public <T> Future<T> run(Callable<T> task) {
        return vertx.executeBlocking(task, false);
    }
}
