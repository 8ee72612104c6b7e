package dev.flint.bridge.dns;

import dev.flint.id.Did;
import dev.flint.id.Identifier;
import dev.flint.id.IdentifierParse;
import dev.flint.spi.CachePolicy;
import dev.flint.spi.MethodDriver;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import dev.flint.spi.Version;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.Type;

/**
 * The method did:dns: documents whose keys a domain publishes as did:key, one by one. Names cannot be enumerated, so
 * that keys are asked for as {@code _key1}, {@code _key2} and so on, up to the first that is not there.
 *
 * @see <a href="https://danubetech.github.io/did-method-dns/">The did:dns method</a>
 */
public final class DnsDriver implements MethodDriver {
    static final int KEYS_MAX = 16;

    private static final String METHOD = "dns";
    private static final String KEY_DID = "did:key:";

    private final RecursiveServer server;
    private final MethodDriver keys;
    private final CachePolicy caching;

    /**
     * One that asks a name server.
     *
     * @param keys the driver of did:key
     */
    public DnsDriver(RecursiveServer server, MethodDriver keys, CachePolicy caching) {
        this.server = server;
        this.keys = keys;
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
        if (options.proof() || options.verify()) {
            return Resolution.refused(ResolutionError.FEATURE_NOT_SUPPORTED, "there is no proof but DNSSEC's verdict");
        }
        if (!(options.version() instanceof Version.Latest)) {
            return Resolution.refused(ResolutionError.NOT_FOUND, "the method has no versions");
        }
        var did = (Did) identifier;
        return domain(did)
                .map(domain -> ask(new DnsDocument(did.text()), domain, 1))
                .orElseGet(() -> Resolution.refused(ResolutionError.INVALID_DID, "it names no domain"));
    }

    /** A host name: letters, digits and hyphens, in more than one label. */
    private static Optional<String> domain(Did did) {
        return DnsName.parse(did.methodSpecificId())
                .filter(name -> name.labels().size() > 1
                        && name.labels().stream()
                                .allMatch(label -> label.chars().allMatch(DnsDriver::isOfHost)))
                .map(name -> String.join(".", name.labels()));
    }

    private static boolean isOfHost(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }

    private Future<Resolution> ask(DnsDocument document, String domain, int number) {
        String id = "key" + number;
        String name = '_' + id + "._did." + domain;
        return server.ask(name, Type.URI).compose(told -> {
            if (!told.verdict().isAnswer()) {
                return refused(told.verdict(), name);
            }
            document.saw(told);
            var target = DomainRecords.targets(told.records()).stream().findFirst();
            if (target.isEmpty()) {
                return Future.succeededFuture(
                        document.resolution(caching.fresh().toSeconds()));
            }
            return add(document, id, target.get())
                    .compose(more -> number == KEYS_MAX
                            ? Future.succeededFuture(
                                    document.resolution(caching.fresh().toSeconds()))
                            : ask(document, domain, number + 1));
        });
    }

    /** What is no did:key is no key, and the next one may be. */
    private Future<DnsDocument> add(DnsDocument document, String id, String target) {
        if (target.startsWith(KEY_DID)
                && Identifier.parse(target) instanceof IdentifierParse.Parsed parsed
                && keys.owns(parsed.identifier())) {
            return keys.resolve(parsed.identifier(), ResolutionOptions.NONE)
                    .map(resolution -> resolution instanceof Resolution.Found found
                            ? document.with(id, found.answer().document())
                            : document);
        }
        return Future.succeededFuture(document);
    }

    /** Nothing is made of keys that are bogus, and nothing older is given in their place. */
    private static Future<Resolution> refused(DnssecVerdict verdict, String name) {
        return verdict == DnssecVerdict.BOGUS
                ? Resolution.refused(ResolutionError.INVALID_DID_DOCUMENT, "DNSSEC says that " + name + " URI is bogus")
                : Resolution.refused(ResolutionError.INTERNAL_ERROR, "no name server has answered for " + name);
    }

    @Override
    public List<String> testIdentifiers() {
        return List.of();
    }

    @Override
    public Set<String> traits() {
        return Set.of(
                "supportsUpdate",
                "supportsUpdateVerificationMethods",
                "supportsDelete",
                "humanReadable",
                "resolvableGlobally",
                "hostedCentrally");
    }

    @Override
    public Map<String, String> properties() {
        return Map.of("specification", "https://danubetech.github.io/did-method-dns/", "source", "the DNS");
    }
}
