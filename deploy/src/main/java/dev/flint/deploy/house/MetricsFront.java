package dev.flint.deploy.house;

import dev.flint.deploy.config.ListenAddress;
import dev.flint.http.WebServers;
import dev.flint.ledger.Chain;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** What is counted, for monitoring to fetch: {@code /metrics}, in the text format of Prometheus. */
final class MetricsFront {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private MetricsFront(Chain<?, ?> chain, Neighbours neighbours) {
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        var metrics = new Metrics(registry);
        metrics.ledger(chain);
        neighbours.names().counts().ifPresent(metrics::dns);
        metrics.handles(neighbours.handles().responses());
    }

    /**
     * Serves them until Vert.x is closed, if there is an address for it. Blocks.
     *
     * @param servers that do not listen yet
     * @param neighbours open already
     * @return the port; 0 when there is none
     */
    static int open(Optional<ListenAddress> address, WebServers servers, Chain<?, ?> chain, Neighbours neighbours) {
        return address.map(at -> {
                    var front = new MetricsFront(chain, neighbours);
                    var handlers = new WebServers.Handlers(front::answer);
                    return Await.result(servers.listen(at.host(), at.port(), loop -> handlers));
                })
                .orElse(0);
    }

    private void answer(HttpServerRequest request) {
        boolean reads =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        var response = request.response();
        if (!"/metrics".equals(request.path())) {
            response.setStatusCode(404).end();
        } else if (!reads) {
            response.setStatusCode(405).putHeader("Allow", "GET, HEAD").end();
        } else {
            response.putHeader("Content-Type", TEXT);
            response.end(request.method().equals(HttpMethod.HEAD) ? "" : registry.scrape());
        }
    }
}
