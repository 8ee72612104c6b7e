package dev.flint.deploy.house;

import dev.flint.bridge.dns.DnsName;
import dev.flint.methods.DidConfiguration;
import dev.flint.methods.DocumentKeys;
import dev.flint.methods.Fetch;
import io.vertx.core.Future;
import java.time.Instant;

/**
 * What the web servers of domains say of DIDs: their DID Configurations.
 *
 * @param fetch refuses addresses that strangers must not send us to
 */
record DomainWeb(Fetch fetch) {
    /** What a domain's server answers. Never a failed future. */
    Future<Fetch.Reply> ask(DnsName domain) {
        return fetch.get(origin(domain) + DidConfiguration.PATH, "application/json");
    }

    private static String origin(DnsName domain) {
        return "https://" + String.join(".", domain.labels());
    }

    /** What that says of the DID of a document. Computes: not for an event loop. */
    static String said(Fetch.Reply reply, DnsName domain, DocumentKeys document, Instant now) {
        if (reply instanceof Fetch.Reply.Body found) {
            return DidConfiguration.of(found.body())
                    .map(configuration -> configuration.fault(origin(domain), document, now))
                    .map(fault -> fault.map("invalid: "::concat).orElse("verified"))
                    .orElse("invalid: what lies there is no DID Configuration");
        }
        if (reply instanceof Fetch.Reply.Status other) {
            return other.isAbsence() ? "absent" : "invalid: the web server answered " + other.status();
        }
        return "invalid: no answer from the web server: " + ((Fetch.Reply.None) reply).reason();
    }
}
