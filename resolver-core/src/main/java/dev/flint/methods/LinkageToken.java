package dev.flint.methods;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.methods.DomainLinkage.Reading;
import dev.flint.methods.DomainLinkage.Signature;
import dev.flint.methods.LinkageCredential.Content;
import io.vertx.core.buffer.Buffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * Domain Linkage Credentials as JSON Web Tokens.
 *
 * @see <a href="https://identity.foundation/.well-known/resources/did-configuration/#json-web-token-proof-format">Well
 *     Known DID Configuration, JSON Web Token Proof Format</a>
 */
final class LinkageToken {
    private static final Set<String> HEADER = Set.of("alg", "kid", "typ");
    private static final Set<String> PAYLOAD = Set.of("iss", "sub", "nbf", "exp", "vc");

    private LinkageToken() {}

    static Reading read(String token) {
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        var header = object(token.substring(0, Math.max(0, first)));
        var payload = object(second < 0 ? "" : token.substring(first + 1, second));
        var signature = second < 0 ? Optional.<byte[]>empty() : octets(token.substring(second + 1));
        if (header.isEmpty() || payload.isEmpty() || signature.isEmpty()) {
            return new Reading.Faulty("no token of header, payload and signature");
        }
        String fault = faultIn(header.get(), payload.get());
        if (!fault.isEmpty()) {
            return new Reading.Faulty(fault);
        }
        return read(payload.get(), signature(header.get(), token.substring(0, second), signature.get()));
    }

    private static String faultIn(ObjectNode header, ObjectNode payload) {
        if (!header.path("alg").isTextual() || !header.path("kid").isTextual()) {
            return "its header has alg and kid";
        }
        boolean typ = !header.has("typ") || header.path("typ").asText().equals("JWT");
        if (!hasOnly(header, HEADER) || !typ) {
            return "its header has nothing but alg and kid";
        }
        if (!hasOnly(payload, PAYLOAD) || !payload.path("vc").isObject()) {
            return "its payload has iss, sub, nbf, exp and vc, and nothing else";
        }
        var subject = payload.at("/vc/credentialSubject/id");
        return payload.path("iss").equals(subject) && payload.path("sub").equals(subject)
                ? ""
                : "iss and sub are its subject";
    }

    private static Reading read(ObjectNode payload, Signature signature) {
        var issued = earliest(payload, "nbf", "issuanceDate");
        var expires = earliest(payload, "exp", "expirationDate");
        if (issued.isEmpty() || expires.isEmpty()) {
            return new Reading.Faulty("nbf and exp are times, in seconds");
        }
        var content = LinkageCredential.content(payload.path("vc"), issued.get(), expires.get());
        return content instanceof Content.Said said
                ? new Reading.Read(new DomainLinkage(said.claims(), signature))
                : new Reading.Faulty(((Content.Wrong) content).fault());
    }

    /** Of the token, and not later than the credential in it says. */
    private static Optional<Instant> earliest(ObjectNode payload, String claim, String member) {
        var within = payload.path("vc").path(member);
        var time = seconds(payload.path(claim));
        if (within.isMissingNode()) {
            return time;
        }
        return DocumentProof.time(within).flatMap(own -> time.map(other -> own.isBefore(other) ? own : other));
    }

    private static Optional<Instant> seconds(JsonNode number) {
        try {
            return number.canConvertToLong() && number.isNumber()
                    ? Optional.of(Instant.ofEpochSecond(number.asLong()))
                    : Optional.empty();
        } catch (DateTimeException beyond) {
            return Optional.empty();
        }
    }

    private static Signature signature(ObjectNode header, String signed, byte[] signature) {
        return keys -> keys.key("assertionMethod", header.path("kid").asText())
                .filter(key -> key.verifies(header.path("alg").asText(), signed.getBytes(US_ASCII), signature))
                .isPresent();
    }

    private static boolean hasOnly(ObjectNode object, Set<String> names) {
        return object.properties().stream().allMatch(member -> names.contains(member.getKey()));
    }

    private static Optional<ObjectNode> object(String part) {
        return octets(part).flatMap(json -> JsonDocument.object(Buffer.buffer(json)));
    }

    private static Optional<byte[]> octets(String part) {
        try {
            return part.isEmpty() || part.indexOf('=') >= 0
                    ? Optional.empty()
                    : Optional.of(Base64.getUrlDecoder().decode(part));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
