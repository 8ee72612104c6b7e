package dev.flint.methods;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The method did:web: documents that lie on a web server.
 *
 * @see <a href="https://w3c-ccg.github.io/did-method-web/">The did:web method</a>
 */
public final class WebDriver implements MethodDriver {
    private static final String METHOD = "web";
    private static final String ACCEPT = "application/did, application/did+json, application/did+ld+json;q=0.9,"
            + " application/json;q=0.8, */*;q=0.1";

    private final Fetch fetch;
    private final CachePolicy caching;

    /** @param fetch refuses addresses that strangers must not send us to */
    public WebDriver(Fetch fetch, CachePolicy caching) {
        this.fetch = fetch;
        this.caching = caching;
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
    public Future<Resolution> resolve(Identifier identifier, ResolutionOptions options) {
        var did = (Did) identifier;
        if (options.proof() || options.verify()) {
            return Resolution.refused(ResolutionError.FEATURE_NOT_SUPPORTED, "a web server proves nothing");
        }
        if (!(options.version() instanceof Version.Latest)) {
            return Resolution.refused(ResolutionError.NOT_FOUND, "the method has no versions");
        }
        return WebDid.url(did.methodSpecificId())
                .map(url -> fetch.get(url, ACCEPT).map(reply -> resolution(did, reply)))
                .orElseGet(
                        () -> Resolution.refused(ResolutionError.INVALID_DID, "it names no host and path on the web"));
    }

    private Resolution resolution(Did did, Fetch.Reply reply) {
        if (reply instanceof Fetch.Reply.Body found) {
            return document(did, found.body());
        }
        if (reply instanceof Fetch.Reply.Status other) {
            return new Resolution.Refused(
                    other.isAbsence() ? ResolutionError.NOT_FOUND : ResolutionError.INTERNAL_ERROR,
                    "the web server answered " + other.status());
        }
        return new Resolution.Refused(
                ResolutionError.INTERNAL_ERROR,
                "no answer from the web server: " + ((Fetch.Reply.None) reply).reason());
    }

    private Resolution document(Did did, Buffer body) {
        var document = JsonDocument.object(body);
        if (document.isEmpty()) {
            return new Resolution.Refused(ResolutionError.INVALID_DID_DOCUMENT, "what lies there is no JSON object");
        }
        if (!document.get().path("id").asText("").equals(did.text())) {
            return new Resolution.Refused(
                    ResolutionError.INVALID_DID_DOCUMENT, "the document is about another identifier");
        }
        var freshness = new Freshness(0, 0, caching.fresh().toSeconds(), false);
        return new Resolution.Found(
                JsonDocument.answer(document.get(), JsonNodeFactory.instance.objectNode(), freshness));
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
                "supportsDelete",
                "humanReadable",
                "resolvableGlobally",
                "hostedCentrally");
    }

    @Override
    public Map<String, String> properties() {
        return Map.of("specification", "https://w3c-ccg.github.io/did-method-web/", "source", "web servers");
    }
}
