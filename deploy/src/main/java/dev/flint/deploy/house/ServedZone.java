package dev.flint.deploy.house;

import dev.flint.bridge.dns.Askers;
import dev.flint.bridge.dns.DnsCounts;
import dev.flint.bridge.dns.DnsName;
import dev.flint.bridge.dns.DnsService;
import dev.flint.deploy.config.FlintConfig;
import dev.flint.deploy.config.ListenAddress;
import dev.flint.deploy.keys.CookieKey;
import dev.flint.ledger.Chain;
import dev.flint.pipeline.Resolver;
import io.vertx.core.Vertx;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/** The zone that is served, which may become another one while it is. */
final class ServedZone implements AutoCloseable {
    private final Vertx vertx;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Resolver resolver;
    private final LedgerSource ledger;
    private final CookieKey cookies;
    private final DnsCounts counts = new DnsCounts();
    private volatile Optional<DnsService> service = Optional.empty();
    private Optional<FlintConfig> serving = Optional.empty();
    private Optional<KeptZone> kept = Optional.empty();

    ServedZone(Vertx vertx, InstantSource clock, SecureRandom random, Resolver resolver, LedgerSource ledger) {
        this.vertx = vertx;
        this.clock = clock;
        this.random = random;
        this.resolver = resolver;
        this.ledger = ledger;
        this.cookies = CookieKey.random(random);
    }

    /**
     * Serves what is configured, in the place of what was served before. Blocks.
     *
     * @param base where identifiers are resolved, without slash at the end
     * @param httpPort of the resolver
     * @throws IllegalArgumentException when it makes no sense; what was served before is served on
     */
    synchronized void serve(FlintConfig config, String base, int httpPort) {
        try {
            make(config, base, httpPort);
            serving = Optional.of(config);
        } catch (IllegalArgumentException | UncheckedIOException refused) {
            serving.ifPresent(before -> make(before, base, httpPort));
            throw refused;
        }
    }

    private void make(FlintConfig config, String base, int httpPort) {
        var dns = config.dns();
        var apex = DnsName.parse(dns.zone()).orElseThrow();
        var records =
                new ZoneRecords(apex, base, dns.site(), httpPort, dns.tls().map(ListenAddress::port));
        Chain<?, ?> chain = ledger.chain();
        var zone = new LedgerZone(
                apex,
                resolver,
                config.cache().bytes(),
                records,
                () -> chain.head().size());
        var askers = new Askers(cookies, dns.rate(), clock, random.nextInt(), counts);
        // The zone that is kept is in one place, which has to be free; until it is, this one is unavailable.
        service = Optional.of(new DnsService(new ZoneInTheMaking(apex), askers));
        leave();
        close();
        kept = dns.isStored()
                ? Optional.of(new KeptZone(config, vertx, clock, random, ledger, zone))
                : Optional.empty();
        service = Optional.of(kept.map(signed -> signed.service(askers)).orElseGet(() -> new DnsService(zone, askers)));
        kept.ifPresent(KeptZone::start);
    }

    /** What was done, for all zones since the start. */
    DnsCounts counts() {
        return counts;
    }

    /** Empty before something is served. */
    Optional<DnsService> service() {
        return service;
    }

    /** Begins nothing new by itself. */
    synchronized void leave() {
        kept.ifPresent(KeptZone::leave);
    }

    @Override
    public synchronized void close() {
        kept.ifPresent(KeptZone::close);
        kept = Optional.empty();
    }
}
