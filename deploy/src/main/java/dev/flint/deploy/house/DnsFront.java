package dev.flint.deploy.house;

import dev.flint.bridge.dns.DnsCounts;
import dev.flint.bridge.dns.DnsService;
import dev.flint.bridge.sockets.Connections;
import dev.flint.bridge.sockets.Datagrams;
import dev.flint.deploy.config.FlintConfig;
import dev.flint.pipeline.Resolver;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** The ledger as a name server of one zone. */
final class DnsFront implements AutoCloseable {
    private final FlintConfig config;
    private final Vertx vertx;
    private final InstantSource clock;
    private final SecureRandom random;
    private volatile Optional<ServedZone> served = Optional.empty();
    private Optional<Connections> secured = Optional.empty();
    private String base = "";
    private int httpPort;
    private int port;

    DnsFront(FlintConfig config, Vertx vertx, InstantSource clock, SecureRandom random) {
        this.config = config;
        this.vertx = vertx;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Opens what is configured.
     *
     * @param at where identifiers are resolved, without slash at the end
     * @param resolverPort of the resolver
     */
    void open(Resolver resolver, LedgerSource ledger, String at, int resolverPort) {
        var dns = config.dns();
        if (dns.address().isEmpty() && dns.tls().isEmpty()) {
            return;
        }
        base = at;
        httpPort = resolverPort;
        var zone = new ServedZone(vertx, clock, random, resolver, ledger);
        zone.serve(config, base, httpPort);
        served = Optional.of(zone);
        Supplier<DnsService> names = () -> zone.service().orElseThrow();
        dns.address().ifPresent(address -> {
            var tcp = Await.result(Connections.ofDns(vertx, address.host(), address.port(), names));
            var udp = Await.result(Datagrams.ofDns(vertx, address.host(), tcp.port(), names, clock, random));
            port = udp.port();
        });
        secured = dns.tls()
                .map(address -> Await.result(Connections.ofDnsOverTls(
                        vertx, address.host(), address.port(), names, Certificate.read(config.tls(), "dns.tls"))));
    }

    /** Serves another zone from now on. Blocks. */
    void serve(FlintConfig changed) {
        served.ifPresent(zone -> zone.serve(changed, base, httpPort));
    }

    /**
     * Shows another certificate from now on. Blocks.
     *
     * @throws IllegalArgumentException when it is none
     */
    void show(FlintConfig changed) {
        secured.ifPresent(open -> Certificate.shown(open.show(Certificate.read(changed.tls(), "dns.tls"))));
    }

    /** Empty while it is off. */
    Optional<DnsService> service() {
        return served.flatMap(ServedZone::service);
    }

    /** Empty while it is off. */
    Optional<DnsCounts> counts() {
        return served.map(ServedZone::counts);
    }

    /** Of UDP and TCP; 0 when it is off. */
    int port() {
        return port;
    }

    /** Of TLS; 0 when it is off. */
    int tlsPort() {
        return secured.map(Connections::port).orElse(0);
    }

    /** Begins nothing new by itself. */
    void leave() {
        served.ifPresent(ServedZone::leave);
    }

    /** Nobody may be asking any more. */
    @Override
    public void close() {
        served.ifPresent(ServedZone::close);
    }
}
