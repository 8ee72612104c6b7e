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
import java.util.Set;

/**
 * The method did:key: documents that follow from a public key.
 *
 * @see <a href="https://w3c-ccg.github.io/did-key-spec/">The did:key method</a>
 */
public final class KeyDriver implements MethodDriver {
    private static final String METHOD = "key";
    private static final String CONTEXT_10 =
            "[\"https://www.w3.org/ns/did/v1\",\"https://w3id.org/security/multikey/v1\"]";
    private static final String CONTEXT_11 = "[\"https://www.w3.org/ns/did/v1.1\"]";
    private static final int VERSION_CHARS_MAX = 9;

    @Override
    public String method() {
        return METHOD;
    }

    @Override
    public boolean owns(Identifier identifier) {
        return identifier instanceof Did did && did.hasMethod(METHOD);
    }

    @Override
    public String canonical(Identifier identifier) {
        return ((Did) identifier).text(); // no character of a key is ever escaped
    }

    @Override
    public Future<Resolution> resolve(Identifier identifier, ResolutionOptions options) {
        var did = (Did) identifier;
        return Future.succeededFuture(Derived.refusal(options).orElseGet(() -> resolve(did)));
    }

    private static Resolution resolve(Did did) {
        String id = did.methodSpecificId();
        int colon = id.indexOf(':');
        if (colon >= 0 && !isVersion(id.substring(0, colon))) {
            return invalid("invalidDid: what stands before the key is no version");
        }
        String key = id.substring(colon + 1);
        return Multikey.parse(key) instanceof MultikeyParse.Parsed parsed
                ? document(did.text(), key, parsed.type())
                : invalid(((MultikeyParse.Rejected) Multikey.parse(key)).fault().text());
    }

    private static Resolution document(String did, String key, MultikeyType type) {
        String method = '"' + did + '#' + key + '"';
        String relation = ":[" + method + ']';
        String relations = type.onlyAgrees()
                ? "\"keyAgreement\"" + relation
                : "\"authentication\"" + relation + ",\"assertionMethod\"" + relation + ",\"capabilityDelegation\""
                        + relation + ",\"capabilityInvocation\"" + relation;
        String members = "\"id\":\"" + did + "\",\"verificationMethod\":[{\"id\":" + method
                + ",\"type\":\"Multikey\",\"controller\":\"" + did + "\",\"publicKeyMultibase\":\"" + key + "\"}],"
                + relations;
        return Derived.found(CONTEXT_10, CONTEXT_11, members);
    }

    /** A positive whole number. */
    private static boolean isVersion(String text) {
        return !text.isEmpty()
                && text.length() <= VERSION_CHARS_MAX
                && text.charAt(0) != '0'
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Resolution invalid(String detail) {
        return Derived.refused(ResolutionError.INVALID_DID, detail);
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
