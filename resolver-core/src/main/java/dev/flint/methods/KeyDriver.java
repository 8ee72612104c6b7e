package dev.flint.methods;

import dev.flint.id.Did;
import dev.flint.id.Identifier;
import dev.flint.spi.MethodDriver;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The method did:key: documents that follow from a public key.
 *
 * @see <a href="https://w3c-ccg.github.io/did-key-spec/">The did:key method</a>
 */
public final class KeyDriver implements MethodDriver {
    private static final String METHOD = "key";
    private static final String DID_10 = "https://www.w3.org/ns/did/v1";
    private static final String DID_11 = "https://www.w3.org/ns/did/v1.1";
    private static final int VERSION_CHARS_MAX = 9;

    @Override
    public String method() {
        return METHOD;
    }

    @Override
    public String canonical(Identifier identifier) {
        return ((Did) identifier).text(); // no character of a key is ever escaped
    }

    @Override
    public Future<Resolution> resolve(Identifier identifier, ResolutionOptions options) {
        var did = (Did) identifier;
        return Future.succeededFuture(
                Derived.refusal(options).orElseGet(() -> resolve(did, KeyOptions.read(options.ofMethod()))));
    }

    private static Resolution resolve(Did did, KeyOptions.Reading options) {
        return options instanceof KeyOptions.Reading.Read read
                ? resolve(did, read.options())
                : refused((KeyOptions.Reading.Refused) options);
    }

    private static Resolution resolve(Did did, KeyOptions options) {
        String id = did.methodSpecificId();
        int colon = id.indexOf(':');
        if (colon >= 0 && !isVersion(id.substring(0, colon))) {
            return Derived.refused(ResolutionError.INVALID_DID, "what stands before the key is no version");
        }
        var parse = Multikey.parse(id.substring(colon + 1));
        if (parse instanceof MultikeyParse.Parsed parsed) {
            return document(did.text(), parsed.key(), options);
        }
        var fault = ((MultikeyParse.Rejected) parse).fault();
        return Derived.refused(fault.error(), fault.text());
    }

    private static Resolution document(String did, Multikey key, KeyOptions options) {
        var format = key.type().onlyAgrees() ? options.format().forAgreement() : options.format();
        var method = format.members(key).map(members -> method(did, key, members));
        if (method.isEmpty()) {
            return Derived.refused(
                    ResolutionError.INVALID_PUBLIC_KEY_TYPE, "keys of this kind have no such form as was asked for");
        }
        String relation = ":[\"" + did + '#' + key.text() + "\"]";
        String relations = key.type().onlyAgrees()
                ? ",\"keyAgreement\"" + relation
                : ",\"authentication\"" + relation + ",\"assertionMethod\"" + relation + ",\"capabilityDelegation\""
                        + relation + ",\"capabilityInvocation\"" + relation;
        var agreement = options.derives() ? key.agreement() : Optional.<Multikey>empty();
        String derived = agreement
                .flatMap(other -> format.forAgreement().members(other).map(members -> method(did, other, members)))
                .map(other -> ",\"keyAgreement\":[" + other + ']')
                .orElse("");
        boolean twoFormats = agreement.isPresent() && format.forAgreement() != format;
        String contexts = context(format) + (twoFormats ? context(format.forAgreement()) : "");
        return Derived.found(
                "[\"" + DID_10 + '"' + contexts + ']',
                "[\"" + DID_11 + '"' + (format.isInDid11() ? "" : contexts) + ']',
                "\"id\":\"" + did + "\",\"verificationMethod\":[" + method.get() + ']' + relations + derived);
    }

    private static String context(PublicKeyFormat format) {
        return ",\"" + format.context() + '"';
    }

    private static String method(String did, Multikey key, String members) {
        return "{\"id\":\"" + did + '#' + key.text() + "\",\"controller\":\"" + did + "\"," + members + '}';
    }

    /** A positive whole number. */
    private static boolean isVersion(String text) {
        return !text.isEmpty()
                && text.length() <= VERSION_CHARS_MAX
                && text.charAt(0) != '0'
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Resolution refused(KeyOptions.Reading.Refused refused) {
        return Derived.refused(refused.error(), refused.detail());
    }

    @Override
    public Set<String> options() {
        return KeyOptions.NAMES;
    }

    @Override
    public List<String> testIdentifiers() {
        return List.of(
                "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                "did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169");
    }

    @Override
    public Set<String> traits() {
        return Set.of(
                "selfCertifying",
                "resolvableLocally",
                "hostingNotRequired",
                "keyValidation",
                "cryptographicAlgorithmEd25519",
                "cryptographicAlgorithmECDSAsecp256k1",
                "cryptographicAlgorithmECDSAsecp256r1",
                "cryptographicAlgorithmECDSAsecp384r1",
                "cryptographicAlgorithmECDSAsecp512r1",
                "cryptographicAlgorithmBLS12_381",
                "cryptographicAlgorithmSM2");
    }

    @Override
    public Map<String, String> properties() {
        return Map.of("specification", "https://w3c-ccg.github.io/did-key-spec/", "source", "the identifier itself");
    }
}
