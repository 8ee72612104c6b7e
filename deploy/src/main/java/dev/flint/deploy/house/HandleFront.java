package dev.flint.deploy.house;

import dev.flint.bridge.Tally;
import dev.flint.bridge.handle.AnswerSigner;
import dev.flint.bridge.handle.Authentication;
import dev.flint.bridge.handle.ForeignHandles;
import dev.flint.bridge.handle.HandleRecord;
import dev.flint.bridge.handle.HandleService;
import dev.flint.bridge.handle.HomedPrefixes;
import dev.flint.bridge.handle.RecordSigner;
import dev.flint.bridge.handle.RecordSource;
import dev.flint.bridge.handle.SiteInfo;
import dev.flint.bridge.sockets.Connections;
import dev.flint.bridge.sockets.Datagrams;
import dev.flint.deploy.config.FlintConfig;
import dev.flint.pipeline.Resolver;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The ledger as clients of the Handle System ask for it: in datagrams, on connections, over HTTP. As a source, it is
 * what lives here, whether anybody can ask for it in these ways or not.
 */
final class HandleFront implements RecordSource {
    private final Plan plan;
    private final FlintConfig all;
    private final Vertx vertx;
    private final InstantSource clock;
    private final SecureRandom random;
    private Optional<AnswerSigner> signer = Optional.empty();
    private volatile SiteInfo site;
    private volatile Optional<HomedPrefixes> homes = Optional.empty();
    private Optional<Tally> responses = Optional.empty();
    private int port;
    private int httpPort;
    private int httpsPort;
    private Optional<HandleWeb> web = Optional.empty();

    HandleFront(Plan plan, Vertx vertx, InstantSource clock, SecureRandom random) {
        this.plan = plan;
        this.all = plan.config();
        this.vertx = vertx;
        this.clock = clock;
        this.random = random;
        this.port = all.handle().address().map(at -> at.port()).orElse(0);
        this.httpPort = all.handle().http().map(at -> at.port()).orElse(0);
        this.httpsPort = all.handle().https().map(at -> at.port()).orElse(0);
        this.site = described();
    }

    /**
     * Opens what is configured.
     *
     * @param base where identifiers are resolved, without slash at the end
     * @param foreign knows Handles that live elsewhere
     */
    void open(Resolver resolver, String base, Optional<ForeignHandles> foreign) {
        var handles = new LedgerHandles(resolver, all.cache().bytes(), new DocumentValues(base));
        signer = HandleSite.signer(all, vertx, random);
        site = described();
        var homed = new HomedPrefixes(
                all.handle().prefixes(),
                () -> site,
                clock.instant().getEpochSecond(),
                handles,
                HandleList.watched(all.handle().records(), vertx, clock),
                signer.map(key -> new RecordSigner(key, clock)));
        homes = Optional.of(homed);
        var authentication = new Authentication(homed, clock, random, task -> vertx.executeBlocking(task::get, false));
        var service = new HandleService(homed, () -> site, clock, authentication, signer, foreign);
        responses = Optional.of(service.responses());
        var known = new KnownHandles(homed, foreign);
        all.handle().address().ifPresent(address -> {
            var tcp = Await.result(Connections.ofHandles(vertx, address.host(), address.port(), service));
            var udp = Await.result(Datagrams.ofHandles(vertx, address.host(), tcp.port(), service, clock, random));
            port = udp.port();
        });
        var http = new HandleHttp(
                known,
                new IdisFaces(new IdisRecords(known), IdisLogin.of(all.idis(), random, clock)),
                new HandleTunnel(service),
                new HandleApi(() -> site),
                new HandleProxy(clock, random));
        var open = new HandleWeb(plan, vertx, http);
        web = Optional.of(open);
        httpPort = open.port();
        httpsPort = open.tlsPort();
        site = described();
    }

    private SiteInfo described() {
        return HandleSite.describe(all.handle(), port, httpPort, httpsPort, signer);
    }

    /**
     * Shows another certificate from now on. Blocks.
     *
     * @throws IllegalArgumentException when it is none
     */
    void show(FlintConfig changed) {
        web.ifPresent(open -> open.show(changed));
    }

    /** These prefixes live here from now on. */
    void home(List<String> prefixes) {
        homes.ifPresent(known -> known.home(prefixes));
    }

    @Override
    public Future<HandleRecord> find(String handle) {
        return homes.map(known -> known.find(handle))
                .orElseGet(() -> Future.succeededFuture(new HandleRecord.Unavailable()));
    }

    /** How often which response code was given, in the protocol itself and through the tunnel. */
    Tally responses() {
        return responses.orElseThrow();
    }

    /** Of UDP and TCP; 0 when they are off. */
    int port() {
        return port;
    }

    /** Of HTTP; 0 when it is off. */
    int httpPort() {
        return httpPort;
    }

    /** Of HTTP over TLS; 0 when it is off. */
    int httpsPort() {
        return httpsPort;
    }
}
