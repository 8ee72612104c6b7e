package dev.flint.deploy.house;

import dev.flint.bridge.Waiting;
import dev.flint.bridge.dns.DnsName;
import dev.flint.bridge.dns.DnssecVerdict;
import dev.flint.bridge.dns.DomainDids;
import dev.flint.bridge.dns.DomainKeys;
import dev.flint.bridge.dns.RecursiveServer;
import dev.flint.deploy.config.FlintConfig;
import dev.flint.methods.DidConfiguration;
import dev.flint.pipeline.Detour.Note;
import dev.flint.pipeline.Detour.Way;
import dev.flint.spi.MethodDriver;
import dev.flint.spi.ResolutionError;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Which DIDs domains name, and how far they vouch for each other. */
final class Domains {
    private final DomainDids dids;
    private final Vouching vouching;

    private Domains(DomainDids dids, Vouching vouching) {
        this.dids = dids;
        this.vouching = vouching;
    }

    /** @param drivers in the order in which they are asked */
    static Domains of(
            RecursiveServer server, List<MethodDriver> drivers, FlintConfig config, Vertx vertx, InstantSource clock) {
        var web = config.dns().didConfiguration()
                ? Optional.of(new DomainWeb(Methods.egress(vertx, config.methods(), DidConfiguration.BYTES_MAX)))
                : Optional.<DomainWeb>empty();
        var vouching = new Vouching(
                new DomainKeys(server), web, new Evidence(drivers, clock), Methods.forStrangers(vertx), clock);
        return new Domains(new DomainDids(server), vouching);
    }

    /** Which document is looked for on the web is said by did:web, and by nothing else. */
    Future<Way> follow(String text, DnsName domain) {
        return Waiting.here(dids.find(domain)).map(finding -> way(text, domain, finding));
    }

    private Way way(String text, DnsName domain, DomainDids.Finding finding) {
        if (finding.verdict() == DnssecVerdict.BOGUS) {
            return new Way.Nowhere(
                    ResolutionError.INTERNAL_ERROR, "DNSSEC says that " + finding.source() + " is bogus");
        }
        if (finding.verdict() == DnssecVerdict.INDETERMINATE) {
            return new Way.Nowhere(ResolutionError.INTERNAL_ERROR, "no name server has answered for it");
        }
        return finding.did()
                .<Way>map(did -> new Way.To(did, note(text, did, domain, finding)))
                .orElseGet(() -> new Way.Nowhere(
                        ResolutionError.NOT_FOUND,
                        "the domain names no DID (dnssec: " + finding.verdict().text() + ")"));
    }

    private Note note(String text, String did, DnsName domain, DomainDids.Finding finding) {
        var found = new JsonObject()
                .put("source", finding.source())
                .put("dnssec", finding.verdict().text());
        return document -> document.map(there -> vouching.about(did, domain, finding, there))
                .orElseGet(() -> Future.succeededFuture(new JsonObject()))
                .map(more -> InHand.note(text, did, found, more));
    }
}
