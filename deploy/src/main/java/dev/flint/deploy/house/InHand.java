package dev.flint.deploy.house;

import dev.flint.bridge.Waiting;
import dev.flint.bridge.classify.Kind;
import dev.flint.bridge.dns.DnsName;
import dev.flint.bridge.dns.DomainDids;
import dev.flint.bridge.handle.HandleRecord;
import dev.flint.bridge.handle.HandleValue;
import dev.flint.id.Identifier;
import dev.flint.pipeline.Detour;
import dev.flint.spi.ResolutionError;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;

/** Whatever somebody may have in hand: what it is, and which DID it leads to. */
final class InHand implements Detour {
    private static final Set<Kind> HANDLES =
            Set.of(Kind.HANDLE, Kind.HANDLE_URI, Kind.HANDLE_PROXY, Kind.IDIS_HANDLE, Kind.DOI);

    private final Upstreams upstreams;

    InHand(Upstreams upstreams) {
        this.upstreams = upstreams;
    }

    @Override
    public boolean knows(String text) {
        return text.length() <= Identifier.CHARS_MAX && !(Route.of(text) instanceof Route.Direct);
    }

    @Override
    public Future<Way> follow(String text) {
        var route = Route.of(text);
        if (route instanceof Route.Renamed renamed) {
            return Future.succeededFuture(
                    new Way.To(renamed.identifier(), note(text, renamed.identifier(), new JsonObject())));
        }
        if (!(route instanceof Route.Elsewhere elsewhere)) {
            return nowhere(ResolutionError.INVALID_DID, "it leads nowhere");
        }
        if (elsewhere.kind() == Kind.DOMAIN && upstreams.domains().isPresent()) {
            return DnsName.parse(text)
                    .map(name -> ofDomain(text, name, upstreams.domains().get()))
                    .orElseGet(() -> nowhere(ResolutionError.INVALID_DID, "it is no domain name"));
        }
        String refusal = elsewhere.why() + "; that is not followed here";
        return HANDLES.contains(elsewhere.kind())
                ? ofHandle(text, refusal)
                : nowhere(ResolutionError.METHOD_NOT_SUPPORTED, refusal);
    }

    private static Future<Way> nowhere(ResolutionError error, String detail) {
        return Future.succeededFuture(new Way.Nowhere(error, detail));
    }

    /** Which says nothing is looked for on the web; that, did:web has to be asked for. */
    private static Future<Way> ofDomain(String text, DnsName name, DomainDids domains) {
        return Waiting.here(domains.find(name)).map(finding -> {
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

    /** Our own records first; others are asked only about what lives elsewhere. */
    private Future<Way> ofHandle(String text, String refusal) {
        String handle = Route.handle(text);
        return upstreams.handles().find(handle, 0).map(record -> {
            if (record instanceof HandleRecord.Found found) {
                return ofRecord(text, handle, found);
            }
            if (record instanceof HandleRecord.Foreign) {
                return new Way.Nowhere(
                        ResolutionError.METHOD_NOT_SUPPORTED,
                        upstreams.others().isPresent() ? "nobody is named who knows its prefix" : refusal);
            }
            return record instanceof HandleRecord.Unavailable
                    ? new Way.Nowhere(ResolutionError.INTERNAL_ERROR, "no server of its prefix has answered")
                    : new Way.Nowhere(ResolutionError.NOT_FOUND, "there is no such Handle");
        });
    }

    private static Way ofRecord(String text, String handle, HandleRecord.Found found) {
        var did = publicly(found, "DID");
        if (did.isPresent()) {
            return new Way.To(did.get(), note(text, did.get(), new JsonObject().put("source", handle + " DID")));
        }
        String url =
                publicly(found, "URL").map(there -> "; its URL is " + there).orElse("");
        return new Way.Nowhere(ResolutionError.NOT_FOUND, "the Handle is there, and names no DID" + url);
    }

    private static Optional<String> publicly(HandleRecord.Found found, String type) {
        return found.first(type).filter(HandleValue::isPublic).map(HandleValue::text);
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
