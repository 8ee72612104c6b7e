package dev.flint.methods;

import dev.flint.id.Did;
import dev.flint.id.Identifier;
import dev.flint.spi.MethodDriver;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The method did:jwk: documents that follow from a public key in JSON.
 *
 * @see <a href="https://github.com/quartzjer/did-jwk/blob/main/spec.md">The did:jwk method</a>
 */
public final class JwkDriver implements MethodDriver {
    private static final String METHOD = "jwk";
    private static final String CONTEXT_10 =
            "[\"https://www.w3.org/ns/did/v1\",\"https://w3id.org/security/suites/jws-2020/v1\"]";
    private static final String CONTEXT_11 = CONTEXT_10.replace("did/v1\"", "did/v1.1\"");
    private static final List<String> PRIVATE = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    @Override
    public String method() {
        return METHOD;
    }

    @Override
    public String canonical(Identifier identifier) {
        return ((Did) identifier).text();
    }

    @Override
    public Future<Resolution> resolve(Identifier identifier, ResolutionOptions options) {
        var did = (Did) identifier;
        return Future.succeededFuture(Derived.refusal(options).orElseGet(() -> resolve(did)));
    }

    private Resolution resolve(Did did) {
        var text = decoded(did.methodSpecificId());
        if (text.isEmpty()) {
            return invalid("not base64url without padding");
        }
        var jwk = JsonDocument.object(Buffer.buffer(text.get()));
        if (jwk.isEmpty()) {
            return invalid("not a JSON object behind the base64url");
        }
        String fault = JsonWebKey.faultIn(jwk.get());
        if (!fault.isEmpty()) {
            return invalid(fault);
        }
        if (PRIVATE.stream().anyMatch(jwk.get()::has)) {
            return invalid("the key has members that are its owner's secret");
        }
        return document(did.text(), text.get(), jwk.get().path("use").asText(""));
    }

    private static Resolution document(String did, String jwk, String use) {
        String method = '"' + did + "#0\"";
        String relation = ":[" + method + ']';
        String signs = "\"assertionMethod\"" + relation + ",\"authentication\"" + relation + ",\"capabilityInvocation\""
                + relation + ",\"capabilityDelegation\"" + relation;
        String agrees = "\"keyAgreement\"" + relation;
        String relations = switch (use) {
            case "sig" -> signs;
            case "enc" -> agrees;
            default -> signs + ',' + agrees;
        };
        String members =
                "\"id\":\"" + did + "\",\"verificationMethod\":[{\"id\":" + method + ",\"type\":\"JsonWebKey2020\","
                        + "\"controller\":\"" + did + "\",\"publicKeyJwk\":" + jwk + "}]," + relations;
        return Derived.found(CONTEXT_10, CONTEXT_11, members);
    }

    /** Only what an encoder writes: a decoder's leniency would let one key have many identifiers. */
    private static Optional<String> decoded(String text) {
        try {
            byte[] octets = Base64.getUrlDecoder().decode(text);
            String utf8 = new String(octets, StandardCharsets.UTF_8);
            boolean exact = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(utf8.getBytes(StandardCharsets.UTF_8))
                    .equals(text);
            return exact ? Optional.of(utf8) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Resolution invalid(String detail) {
        return Derived.refused(ResolutionError.INVALID_DID, detail);
    }

    @Override
    public List<String> testIdentifiers() {
        return List.of("did:jwk:eyJrdHkiOiJPS1AiLCJjcnYiOiJFZDI1NTE5IiwidXNlIjoic2lnIiwieCI6IlZEWER3dUdLVnE5MXp4"
                + "VTZxN19fakxEVXE4X0M1Y3V4RUNnZC0xZmVGVEUifQ");
    }

    @Override
    public Set<String> traits() {
        return Set.of("selfCertifying", "resolvableLocally", "hostingNotRequired", "keyValidation");
    }

    @Override
    public Map<String, String> properties() {
        return Map.of(
                "specification",
                "https://github.com/quartzjer/did-jwk/blob/main/spec.md",
                "source",
                "the identifier itself");
    }
}
