package dev.flint.deploy.house;

import dev.flint.deploy.config.MethodsConfig;
import dev.flint.methods.Egress;
import dev.flint.methods.JwkDriver;
import dev.flint.methods.KeyDriver;
import dev.flint.methods.RemoteDriver;
import dev.flint.methods.RemoteSettings;
import dev.flint.methods.WebDriver;
import dev.flint.spi.CachePolicy;
import dev.flint.spi.MethodDriver;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The drivers of all methods but the ledger's own. */
final class Methods {
    private static final int BODY_BYTES_MAX = 1 << 20;
    private static final Duration ABSENT = Duration.ofSeconds(5);

    private Methods() {}

    /**
     * All drivers in the order in which they are asked: the ledger's own, then those that are here, then those that are
     * elsewhere.
     *
     * @throws IllegalArgumentException naming the key and the value that makes no sense
     */
    static List<MethodDriver> behind(List<MethodDriver> own, MethodsConfig config, Vertx vertx) {
        var caching = new CachePolicy(config.keep().fresh(), config.keep().stale(), ABSENT);
        List<MethodDriver> drivers = new ArrayList<>(own);
        for (String name : config.local()) {
            drivers.add(
                    switch (name) {
                        case "key" -> new KeyDriver();
                        case "jwk" -> new JwkDriver();
                        case "web" ->
                            new WebDriver(
                                    new Egress(vertx, false, new Egress.Limits(config.timeout(), BODY_BYTES_MAX)),
                                    caching);
                        default ->
                            throw new IllegalArgumentException("methods.local: not one of key, jwk and web: " + name);
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
}
