package dev.flint.deploy.house;

import dev.flint.bridge.dns.DnsDriver;
import dev.flint.bridge.dns.RecursiveServer;
import dev.flint.deploy.config.MethodsConfig;
import dev.flint.methods.Egress;
import dev.flint.methods.JwkDriver;
import dev.flint.methods.KeyDriver;
import dev.flint.methods.RemoteDriver;
import dev.flint.methods.RemoteSettings;
import dev.flint.methods.WebDriver;
import dev.flint.methods.WebVhDriver;
import dev.flint.spi.CachePolicy;
import dev.flint.spi.MethodDriver;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The drivers of all methods but the ledger's own. */
final class Methods {
    private static final int BODY_BYTES_MAX = 1 << 20;
    private static final Duration ABSENT = Duration.ofSeconds(5);

    private Methods() {}

    /**
     * All drivers in the order in which they are asked: the ledger's own, then those that are here, then those that are
     * elsewhere.
     *
     * @param names the server that is asked what domains say, if there is one
     * @throws IllegalArgumentException naming the key and the value that makes no sense
     */
    static List<MethodDriver> behind(
            List<MethodDriver> own,
            MethodsConfig config,
            Optional<RecursiveServer> names,
            Vertx vertx,
            InstantSource clock) {
        var caching = new CachePolicy(config.keep().fresh(), config.keep().stale(), ABSENT);
        List<MethodDriver> drivers = new ArrayList<>(own);
        for (String name : config.local()) {
            drivers.add(
                    switch (name) {
                        case "key" -> new KeyDriver();
                        case "jwk" -> new JwkDriver();
                        case "web" -> new WebDriver(egress(vertx, config), caching);
                        case "webvh" -> new WebVhDriver(egress(vertx, config), caching, clock, Methods.worker(vertx));
                        case "dns" ->
                            new DnsDriver(
                                    names.orElseThrow(() ->
                                            new IllegalArgumentException("methods.local: dns needs dns.upstream")),
                                    new KeyDriver(),
                                    caching);
                        default ->
                            throw new IllegalArgumentException(
                                    "methods.local: not one of key, jwk, web, webvh and dns: " + name);
                    });
        }
        var limits = new RemoteSettings.Limits(config.timeout(), config.concurrent(), BODY_BYTES_MAX);
        for (String text : config.remote()) {
            drivers.add(RemoteSettings.parse(text, limits, caching)
                    .map(settings -> new RemoteDriver(settings, vertx, System::nanoTime))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "methods.remote: not PREFIX=URL, as did:ethr:=http://host:8080: " + text)));
        }
        return drivers;
    }

    private static Egress egress(Vertx vertx, MethodsConfig config) {
        return egress(vertx, config, BODY_BYTES_MAX);
    }

    /** The way out to strangers' web servers. */
    static Egress egress(Vertx vertx, MethodsConfig config, int bodyBytesMax) {
        return new Egress(vertx, false, new Egress.Limits(config.timeout(), bodyBytesMax));
    }

    /** The thread that computes for strangers' documents: whoever writes long ones keeps other strangers waiting. */
    static WorkerExecutor forStrangers(Vertx vertx) {
        return vertx.createSharedWorkerExecutor("strangers", 1);
    }

    private static Executor worker(Vertx vertx) {
        var worker = forStrangers(vertx);
        return task -> worker.executeBlocking(() -> Plan.run(task), false);
    }
}
