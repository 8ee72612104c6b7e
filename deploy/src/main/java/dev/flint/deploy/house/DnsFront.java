package dev.flint.deploy.house;

import dev.flint.bridge.dns.Askers;
import dev.flint.bridge.dns.DnsName;
import dev.flint.bridge.dns.DnsService;
import dev.flint.bridge.sockets.Connections;
import dev.flint.bridge.sockets.Datagrams;
import dev.flint.deploy.config.FlintConfig;
import dev.flint.deploy.keys.CookieKey;
import dev.flint.ledger.Chain;
import dev.flint.pipeline.Resolver;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/** The ledger as a name server of one zone. */
final class DnsFront implements AutoCloseable {
    private final FlintConfig config;
    private final Vertx vertx;
    private final InstantSource clock;
    private final SecureRandom random;
    private volatile Optional<DnsService> service = Optional.empty();
    private Optional<KeptZone> kept = Optional.empty();
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
     * @param base where identifiers are resolved, without slash at the end
     * @param httpPort of the resolver
     */
    void open(Resolver resolver, LedgerSource ledger, String base, int httpPort) {
        config.dns().address().ifPresent(address -> {
            var apex = DnsName.parse(config.dns().zone()).orElseThrow();
            var records = new ZoneRecords(apex, base, config.dns().site(), httpPort);
            Chain<?, ?> chain = ledger.chain();
            var zone =
                    new LedgerZone(apex, resolver, records, () -> chain.head().size());
            var askers = new Askers(CookieKey.random(random), config.dns().rate(), clock, random.nextInt());
            if (config.dns().isStored()) {
                kept = Optional.of(new KeptZone(config, vertx, clock, random, ledger, zone));
            }
            var names = kept.map(signed -> signed.service(askers)).orElseGet(() -> new DnsService(zone, askers));
            var tcp = Await.result(Connections.ofDns(vertx, address.host(), address.port(), names));
            var udp = Await.result(Datagrams.ofDns(vertx, address.host(), tcp.port(), names, clock, random));
            service = Optional.of(names);
            port = udp.port();
            kept.ifPresent(KeptZone::start);
        });
    }

    /** Empty while it is off. */
    Optional<DnsService> service() {
        return service;
    }

    /** Of UDP and TCP; 0 when it is off. */
    int port() {
        return port;
    }

    /** Begins nothing new by itself. */
    void leave() {
        kept.ifPresent(KeptZone::leave);
    }

    /** Nobody may be asking any more. */
    @Override
    public void close() {
        kept.ifPresent(KeptZone::close);
    }
}
