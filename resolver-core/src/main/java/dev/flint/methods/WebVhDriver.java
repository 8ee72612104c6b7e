package dev.flint.methods;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.id.Did;
import dev.flint.id.Identifier;
import dev.flint.spi.CachePolicy;
import dev.flint.spi.Freshness;
import dev.flint.spi.MethodDriver;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import dev.flint.spi.Version;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * The method did:webvh: documents on a web server with a history that proves itself.
 *
 * @see <a href="https://identity.foundation/didwebvh/v1.0/">did:webvh 1.0</a>
 */
public final class WebVhDriver implements MethodDriver {
    private static final String METHOD = "webvh";
    private static final String NUMBER = "versionNumber";
    private static final String ACCEPT = "text/jsonl, application/jsonl, application/json;q=0.8, */*;q=0.1";

    private final Fetch fetch;
    private final CachePolicy caching;
    private final InstantSource clock;
    private final Executor worker;

    /**
     * @param fetch refuses addresses that strangers must not send us to
     * @param worker where histories are verified, a signature an entry: no event loop
     */
    public WebVhDriver(Fetch fetch, CachePolicy caching, InstantSource clock, Executor worker) {
        this.fetch = fetch;
        this.caching = caching;
        this.clock = clock;
        this.worker = worker;
    }

    /** A name that follows from the history, and where that lies. */
    private record Place(String scid, String directory, String base) {
        static Optional<Place> of(Did did) {
            String id = did.methodSpecificId();
            int colon = id.indexOf(':');
            if (colon <= 0 || !id.substring(0, colon).chars().allMatch(c -> c != '.' && c != '%')) {
                return Optional.empty();
            }
            return WebDid.url(id.substring(colon + 1)).map(url -> {
                String directory = url.substring(0, url.lastIndexOf('/') + 1);
                String base = directory.endsWith("/.well-known/")
                        ? directory.substring(0, directory.length() - ".well-known/".length())
                        : directory;
                return new Place(id.substring(0, colon), directory, base);
            });
        }
    }

    @Override
    public String method() {
        return METHOD;
    }

    @Override
    public CachePolicy caching() {
        return caching;
    }

    @Override
    public Set<String> options() {
        return Set.of(NUMBER);
    }

    @Override
    public Future<Resolution> resolve(Identifier identifier, ResolutionOptions options) {
        var did = (Did) identifier;
        if (options.proof() || options.verify()) {
            return Resolution.refused(
                    ResolutionError.FEATURE_NOT_SUPPORTED, "the history is the proof, and it is always verified");
        }
        var place = Place.of(did);
        if (place.isEmpty()) {
            return Resolution.refused(ResolutionError.INVALID_DID, "it names no hash, host and path on the web");
        }
        return fetch.get(place.get().directory + "did.jsonl", ACCEPT).compose(reply -> {
            if (reply instanceof Fetch.Reply.Body log) {
                return witnesses(place.get(), log).compose(proofs -> verified(did, place.get(), log, proofs, options));
            }
            if (reply instanceof Fetch.Reply.Status other && other.isAbsence()) {
                return Resolution.refused(ResolutionError.NOT_FOUND, "the web server answered " + other.status());
            }
            return Resolution.refused(ResolutionError.INTERNAL_ERROR, "the web server has not given the history");
        });
    }

    /** Asked for only where a witness is named at all. */
    private Future<Optional<JsonNode>> witnesses(Place place, Fetch.Reply.Body log) {
        if (!log.body().toString().contains("\"witnesses\"")) {
            return Future.succeededFuture(Optional.empty());
        }
        return fetch.get(place.directory + "did-witness.json", "application/json")
                .map(reply ->
                        reply instanceof Fetch.Reply.Body body ? JsonDocument.array(body.body()) : Optional.empty());
    }

    private Future<Resolution> verified(
            Did did, Place place, Fetch.Reply.Body body, Optional<JsonNode> proofs, ResolutionOptions options) {
        Promise<Resolution> promise = Promise.promise();
        worker.execute(() -> {
            try {
                var log = HistoryLog.read(place.scid, body.body(), proofs, clock.instant());
                promise.complete(resolution(did, place, log, options));
            } catch (RuntimeException e) {
                promise.fail(e);
            }
        });
        return promise.future();
    }

    private Resolution resolution(Did did, Place place, HistoryLog log, ResolutionOptions options) {
        boolean latest = options.version() instanceof Version.Latest
                && options.ofMethod().isEmpty();
        if (latest && !log.fault().isEmpty()) {
            return new Resolution.Refused(ResolutionError.INVALID_DID, "the history does not hold, " + log.fault());
        }
        var chosen = chosen(log.versions(), options);
        if (chosen.isEmpty()) {
            return new Resolution.Refused(ResolutionError.NOT_FOUND, "there is no such version, or it does not hold");
        }
        var version = chosen.get();
        if (!version.document().path("id").asText().equals(did.text())) {
            return new Resolution.Refused(ResolutionError.NOT_FOUND, "the document has moved to another identifier");
        }
        var last = log.versions().get(log.versions().size() - 1);
        var document = withImpliedServices(version.document(), did.text(), place.base);
        long maxAge = last.parameters().all().path("ttl").asLong(caching.fresh().toSeconds());
        var freshness = new Freshness(0, version.time().getEpochSecond(), Math.max(0, maxAge), false);
        var answer = JsonDocument.answer(document, metadata(log, version), freshness);
        return last.parameters().isDeactivated() && latest
                ? new Resolution.Deactivated(answer)
                : new Resolution.Found(answer);
    }

    private static Optional<HistoryLog.Version> chosen(List<HistoryLog.Version> versions, ResolutionOptions options) {
        String number = options.ofMethod().getOrDefault(NUMBER, "");
        return versions.stream()
                .filter(version -> number.isEmpty() || version.id().startsWith(number + "-"))
                .filter(version -> {
                    if (options.version() instanceof Version.Numbered numbered) {
                        return version.id().equals(numbered.versionId());
                    }
                    return !(options.version() instanceof Version.AsOf asOf)
                            || !version.time().isAfter(asOf.time());
                })
                .reduce((earlier, later) -> later);
    }

    private static ObjectNode metadata(HistoryLog log, HistoryLog.Version version) {
        var parameters = version.parameters().all();
        var metadata = JsonNodeFactory.instance
                .objectNode()
                .put("versionId", version.id())
                .put("versionNumber", log.versions().indexOf(version) + 1)
                .put("versionTime", version.time().toString())
                .put("created", log.versions().get(0).time().toString())
                .put("updated", version.time().toString())
                .put("scid", parameters.path("scid").asText())
                .put("portable", version.parameters().isPortable())
                .put("deactivated", version.parameters().isDeactivated());
        if (parameters.has("ttl")) {
            metadata.put("ttl", parameters.path("ttl").asText());
        }
        for (String name : List.of("witness", "watchers")) {
            if (!parameters.path(name).isEmpty()) {
                metadata.set(name, parameters.get(name));
            }
        }
        return metadata;
    }

    /** The files beside the history, and who the subject says it is: two services that need not be written. */
    private static ObjectNode withImpliedServices(ObjectNode given, String did, String base) {
        var document = given.deepCopy();
        if (!hasService(document, did, "#files")) {
            document.withArray("/service")
                    .addObject()
                    .put("id", did + "#files")
                    .put("type", "relativeRef")
                    .put("serviceEndpoint", base);
        }
        if (!hasService(document, did, "#whois")) {
            document.withArray("/service")
                    .addObject()
                    .put("@context", "https://identity.foundation/linked-vp/contexts/v1")
                    .put("id", did + "#whois")
                    .put("type", "LinkedVerifiablePresentation")
                    .put("serviceEndpoint", base + "whois.vp");
        }
        return document;
    }

    private static boolean hasService(ObjectNode document, String did, String fragment) {
        for (var service : document.path("service")) {
            String id = service.path("id").asText();
            if (id.equals(fragment) || id.equals(did + fragment)) {
                return true;
            }
        }
        return document.has("service") && !document.get("service").isArray();
    }

    @Override
    public List<String> testIdentifiers() {
        return List.of();
    }

    @Override
    public Set<String> traits() {
        return Set.of(
                "supportsUpdate",
                "supportsUpdateServiceEndpoints",
                "supportsUpdateVerificationMethods",
                "supportsDeactivate",
                "selfCertifying",
                "prerotationOfKeys",
                "humanReadable",
                "resolvableGlobally",
                "history",
                "historySigned",
                "hostedCentrally");
    }

    @Override
    public Map<String, String> properties() {
        return Map.of("specification", "https://identity.foundation/didwebvh/v1.0/", "source", "web servers");
    }
}
