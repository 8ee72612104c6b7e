package dev.flint.deploy.house;

import dev.flint.bridge.dns.Assurance;
import dev.flint.bridge.dns.BackLink;
import dev.flint.bridge.dns.DnsName;
import dev.flint.bridge.dns.DomainDids.Finding;
import dev.flint.bridge.dns.DomainKeys;
import dev.flint.methods.DocumentKeys;
import dev.flint.methods.Fetch.Reply;
import dev.flint.spi.DocumentBytes;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How far a domain and the document of the DID that it names vouch for each other.
 *
 * @param web asked too, if the operator wants it
 * @param worker where keys are read: points on curves take their time
 */
record Vouching(
        DomainKeys keys, Optional<DomainWeb> web, Evidence evidence, WorkerExecutor worker, InstantSource clock) {

    /** What is said of it. Runs on an event loop and never blocks; completed on any thread. */
    Future<JsonObject> about(String did, DnsName domain, Finding finding, DocumentBytes document) {
        var published = keys.find(domain);
        var answered = web.map(there -> there.ask(domain).map(Optional::of))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
        return Future.join(published, answered)
                .compose(both -> worker.executeBlocking(
                        () -> {
                            boolean mutual = BackLink.holds(tree(document), domain);
                            var read = DocumentKeys.of(document);
                            var matched = published.result().match(Evidence.methods(read));
                            var assurance = Assurance.of(
                                    finding, mutual, published.result(), matched, evidence.integrity(did, read));
                            var said = new JsonObject()
                                    .put("link", mutual ? "mutual" : "unverified")
                                    .put("assurance", json(assurance));
                            return with(said, domain, answered.result(), read);
                        },
                        false));
    }

    private JsonObject with(JsonObject said, DnsName domain, Optional<Reply> reply, Optional<DocumentKeys> document) {
        if (reply.isPresent() && document.isPresent()) {
            said.put("configuration", DomainWeb.said(reply.get(), domain, document.get(), clock.instant()));
        }
        return said;
    }

    private static JsonObject tree(DocumentBytes document) {
        return new JsonObject('{' + new String(document.members(), StandardCharsets.UTF_8) + '}');
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
