package dev.flint.deploy.house;

import dev.flint.bridge.classify.Kind;
import dev.flint.bridge.dns.DnsName;
import dev.flint.bridge.dns.DomainDids;
import dev.flint.id.Identifier;
import dev.flint.pipeline.Detour;
import dev.flint.spi.ResolutionError;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whatever somebody may have in hand: what it is, and which DID it leads to. */
final class InHand implements Detour {
    private final Optional<DomainDids> domains;

    /** @param domains knows what domains say; empty when they are not asked */
    InHand(Optional<DomainDids> domains) {
        this.domains = domains;
    }

    @Override
    public boolean knows(String text) {
        return text.length() <= Identifier.CHARS_MAX
                && !text.startsWith("did:")
                && (!Route.readings(text).isEmpty() || Route.of(text) instanceof Route.Renamed);
    }

    @Override
    public Future<Way> follow(String text) {
        var route = Route.of(text);
        if (route instanceof Route.Renamed renamed) {
            return Future.succeededFuture(
                    new Way.To(renamed.identifier(), note(text, renamed.identifier(), new JsonObject())));
        }
        var readings = Route.readings(text);
        if (!readings.isEmpty() && readings.get(0).kind() == Kind.DOMAIN && domains.isPresent()) {
            return DnsName.parse(text)
                    .map(name -> ofDomain(text, name, domains.get()))
                    .orElseGet(() -> nowhere(ResolutionError.INVALID_DID, "it is no domain name"));
        }
        String why = route instanceof Route.Elsewhere elsewhere ? elsewhere.why() : "of no kind that leads anywhere";
        return nowhere(ResolutionError.METHOD_NOT_SUPPORTED, why + "; that is not followed here");
    }

    private static Future<Way> nowhere(ResolutionError error, String detail) {
        return Future.succeededFuture(new Way.Nowhere(error, detail));
    }

    /** Which says nothing is looked for on the web; that, did:web has to be asked for. */
    private static Future<Way> ofDomain(String text, DnsName name, DomainDids domains) {
        return onContext(domains.find(name), Vertx.currentContext()).map(finding -> {
            if (finding.verdict() == DomainDids.Verdict.BOGUS) {
                return new Way.Nowhere(
                        ResolutionError.INTERNAL_ERROR, "DNSSEC says that " + finding.source() + " is bogus");
            }
            if (finding.verdict() == DomainDids.Verdict.INDETERMINATE) {
                return new Way.Nowhere(ResolutionError.INTERNAL_ERROR, "no name server has answered for it");
            }
            return finding.did()
                    .<Way>map(did -> new Way.To(
                            did,
                            note(
                                    text,
                                    did,
                                    new JsonObject()
                                            .put("source", finding.source())
                                            .put("dnssec", finding.verdict().text()))))
                    .orElseGet(() -> new Way.Nowhere(
                            ResolutionError.NOT_FOUND,
                            "the domain names no DID (dnssec: "
                                    + finding.verdict().text() + ")"));
        });
    }

    /** Answers come on threads of the library. */
    private static <T> Future<T> onContext(Future<T> future, @Nullable Context context) {
        if (context == null) {
            return future;
        }
        Promise<T> promise = Promise.promise();
        future.onComplete(result -> context.runOnContext(there -> promise.handle(result)));
        return promise.future();
    }

    private static String note(String text, String identifier, JsonObject more) {
        var readings = new JsonArray();
        for (var reading : Route.readings(text)) {
            readings.add(new JsonObject()
                    .put("kind", reading.kind().text())
                    .put("confidence", reading.exact() ? "exact" : "shape"));
        }
        var note = new JsonObject()
                .put("text", text)
                .put("readings", readings)
                .put("identifier", identifier)
                .mergeIn(more);
        return "\"asked\":" + note.encode();
    }
}
