package dev.flint.deploy.house;

import dev.flint.bridge.dns.Assurance;
import dev.flint.bridge.dns.BackLink;
import dev.flint.bridge.dns.DnsName;
import dev.flint.bridge.dns.DomainDids.Finding;
import dev.flint.bridge.dns.DomainKeys;
import dev.flint.bridge.dns.Integrity;
import dev.flint.bridge.dns.MethodKey;
import dev.flint.bridge.dns.RecursiveServer;
import dev.flint.id.Identifier;
import dev.flint.methods.DocumentKeys;
import dev.flint.methods.DocumentProof;
import dev.flint.spi.DocumentBytes;
import dev.flint.spi.MethodDriver;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;

/** How far a domain and the document of the DID that it names vouch for each other. */
final class Vouching {
    private final DomainKeys keys;
    private final List<MethodDriver> drivers;
    private final WorkerExecutor worker;
    private final InstantSource clock;

    /** @param drivers in the order in which they are asked; they say which documents certify themselves */
    Vouching(RecursiveServer server, List<MethodDriver> drivers, Vertx vertx, InstantSource clock) {
        this.keys = new DomainKeys(server);
        this.drivers = drivers;
        // Points on curves take their time.
        this.worker = Methods.forStrangers(vertx);
        this.clock = clock;
    }

    /** What is said of it. Runs on an event loop and never blocks; completed on any thread. */
    Future<JsonObject> about(String did, DnsName domain, Finding finding, DocumentBytes document) {
        return keys.find(domain)
                .compose(published ->
                        worker.executeBlocking(() -> said(did, domain, finding, document, published), false));
    }

    private JsonObject said(
            String did, DnsName domain, Finding finding, DocumentBytes document, DomainKeys.Published published) {
        boolean mutual = BackLink.holds(tree(document), domain);
        var read = DocumentKeys.of(document);
        var methods = read.map(Vouching::methods).orElseGet(List::of);
        var integrity = read.map(there -> integrity(did, there)).orElse(Integrity.NONE);
        var assurance = Assurance.of(finding, mutual, published, published.match(methods), integrity);
        return new JsonObject().put("link", mutual ? "mutual" : "unverified").put("assurance", json(assurance));
    }

    private static JsonObject tree(DocumentBytes document) {
        return new JsonObject('{' + new String(document.members(), StandardCharsets.UTF_8) + '}');
    }

    private static List<MethodKey> methods(DocumentKeys document) {
        return document.keys().stream()
                .map(key -> new MethodKey(key.infos(), key.certificate()))
                .toList();
    }

    private Integrity integrity(String did, DocumentKeys document) {
        return switch (DocumentProof.of(document, clock.instant())) {
            case HOLDS -> Integrity.PROOF;
            case EXPIRED -> Integrity.EXPIRED;
            case BROKEN -> Integrity.INVALID;
            case UNSUPPORTED -> isCertified(did) ? Integrity.METHOD : Integrity.UNSUPPORTED;
            case ABSENT, UNBOUNDED -> isCertified(did) ? Integrity.METHOD : Integrity.NONE;
        };
    }

    /** Whether the driver that was asked has checked signatures: those of others only hand on what they were told. */
    private boolean isCertified(String did) {
        return Identifier.parse(did)
                .match(
                        identifier -> drivers.stream()
                                .filter(driver -> driver.owns(identifier))
                                .limit(1)
                                .anyMatch(driver -> driver.traits().contains("selfCertifying")
                                        || driver.traits().contains("historySigned")),
                        rejected -> false);
    }

    private static JsonObject json(Assurance assurance) {
        var checks = new JsonObject()
                .put("uri", assurance.uri() ? "present" : "absent")
                .put("dnssec", assurance.dnssec().text())
                .put("keys", assurance.keys().text())
                .put("integrity", assurance.integrity().text());
        return new JsonObject().put("level", assurance.level().text()).put("checks", checks);
    }
}
