package dev.flint.deploy.house;

import dev.flint.bridge.classify.Kind;
import dev.flint.bridge.dns.DnsName;
import dev.flint.bridge.handle.HandleRecord;
import dev.flint.bridge.handle.HandleValue;
import dev.flint.deploy.config.CacheConfig;
import dev.flint.id.Identifier;
import dev.flint.pipeline.Detour;
import dev.flint.pipeline.Resolver;
import dev.flint.spi.MethodDriver;
import dev.flint.spi.ResolutionError;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whatever somebody may have in hand: what it is, and which DID it leads to. */
final class InHand implements Detour {
    private static final Set<Kind> HANDLES =
            Set.of(Kind.HANDLE, Kind.HANDLE_URI, Kind.HANDLE_PROXY, Kind.IDIS_HANDLE, Kind.DOI);

    private final Upstreams upstreams;
    private final Optional<Domains> domains;

    /** @param domains knows what domains say, if there is a server for that */
    InHand(Upstreams upstreams, Optional<Domains> domains) {
        this.upstreams = upstreams;
        this.domains = domains;
    }

    /** One that asks drivers, in this order, and goes this way with what is neither a DID nor a VAA code. */
    Resolver resolver(List<MethodDriver> drivers, CacheConfig cache, InstantSource clock) {
        return new Resolver(drivers, cache.bytes(), cache.noCachePerSecond(), clock, this);
    }

    @Override
    public boolean knows(String text) {
        return text.length() <= Identifier.CHARS_MAX && !(Route.of(text) instanceof Route.Direct);
    }

    @Override
    public Future<Way> follow(String text) {
        var route = Route.of(text);
        if (route instanceof Route.Renamed renamed) {
            return Future.succeededFuture(new Way.To(renamed.identifier(), Note.of(note(text, renamed.identifier()))));
        }
        if (!(route instanceof Route.Elsewhere elsewhere)) {
            return nowhere(ResolutionError.INVALID_DID, "it leads nowhere");
        }
        if (elsewhere.kind() == Kind.DOMAIN && domains.isPresent()) {
            return DnsName.parse(text)
                    .map(name -> domains.get().follow(text, name))
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
            var source = new JsonObject().put("source", handle + " DID");
            return new Way.To(did.get(), Note.of(note(text, did.get(), source)));
        }
        String url =
                publicly(found, "URL").map(there -> "; its URL is " + there).orElse("");
        return new Way.Nowhere(ResolutionError.NOT_FOUND, "the Handle is there, and names no DID" + url);
    }

    private static Optional<String> publicly(HandleRecord.Found found, String type) {
        return found.first(type).filter(HandleValue::isPublic).map(HandleValue::text);
    }

    /** How a text was read, as a member of the metadata; what else there is to say follows. */
    static String note(String text, String identifier, JsonObject... more) {
        var readings = new JsonArray();
        for (var reading : Route.readings(text)) {
            readings.add(new JsonObject()
                    .put("kind", reading.kind().text())
                    .put("confidence", reading.exact() ? "exact" : "shape"));
        }
        var note = new JsonObject().put("text", text).put("readings", readings).put("identifier", identifier);
        for (var members : more) {
            note.mergeIn(members);
        }
        return "\"asked\":" + note.encode();
    }
}
