package dev.flint.deploy.house;

import dev.flint.bridge.dns.DnsName;
import dev.flint.bridge.dns.DnsService;
import dev.flint.bridge.sockets.Connections;
import dev.flint.bridge.sockets.Datagrams;
import dev.flint.deploy.config.DnsConfig;
import dev.flint.ledger.Chain;
import dev.flint.pipeline.Resolver;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.InstantSource;

/** The ledger as a name server of one zone. */
final class DnsFront {
    private final DnsConfig config;
    private final Vertx vertx;
    private final InstantSource clock;
    private final SecureRandom random;
    private int port;

    DnsFront(DnsConfig config, Vertx vertx, InstantSource clock, SecureRandom random) {
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
    void open(Resolver resolver, Chain<?, ?> chain, String base, int httpPort) {
        config.address().ifPresent(address -> {
            var apex = DnsName.parse(config.zone()).orElseThrow();
            var records = new ZoneRecords(base, config.site(), httpPort);
            var zone =
                    new LedgerZone(apex, resolver, records, () -> chain.head().size());
            var service = new DnsService(zone);
            var tcp = Await.result(Connections.ofDns(vertx, address.host(), address.port(), service));
            var udp = Await.result(Datagrams.ofDns(vertx, address.host(), tcp.port(), service, clock, random));
            port = udp.port();
        });
    }

    /** Of UDP and TCP; 0 when it is off. */
    int port() {
        return port;
    }
}
