package dev.flint.methods;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.methods.DomainLinkage.Claims;
import dev.flint.methods.DomainLinkage.Reading;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Domain Linkage Credentials as JSON; only proofs that need no JSON-LD are judged. */
final class LinkageCredential {
    private static final String ASSERTION = "assertionMethod";

    private LinkageCredential() {}

    /** What a credential says, or why it is none. */
    sealed interface Content {
        record Said(Claims claims) implements Content {}

        record Wrong(String fault) implements Content {}
    }

    /** Reads one that carries its own proof. */
    static Reading read(JsonNode credential) {
        if (!(credential instanceof ObjectNode object)) {
            return new Reading.Faulty("neither an object nor a token");
        }
        var issued = DocumentProof.time(object.path("issuanceDate"));
        var expires = DocumentProof.time(object.path("expirationDate"));
        if (issued.isEmpty() || expires.isEmpty()) {
            return new Reading.Faulty("issuanceDate and expirationDate are times");
        }
        var content = content(object, issued.get(), expires.get());
        return content instanceof Content.Said said
                ? new Reading.Read(new DomainLinkage(said.claims(), keys -> isBy(keys, object)))
                : new Reading.Faulty(((Content.Wrong) content).fault());
    }

    private static boolean isBy(DocumentKeys keys, ObjectNode credential) {
        return credential.path("proof") instanceof ObjectNode proof
                && DataIntegrity.isOfSuite(proof)
                && proof.path("proofPurpose").asText().equals(ASSERTION)
                && DataIntegrity.secured(credential, proof)
                        .filter(object -> keys.key(
                                        ASSERTION,
                                        proof.path("verificationMethod").asText(""))
                                .filter(key -> DataIntegrity.holds(key, object, proof))
                                .isPresent())
                        .isPresent();
    }

    /** What a credential says, whatever secures it. */
    static Content content(JsonNode credential, Instant issued, Instant expires) {
        if (credential.has("id")) {
            return new Content.Wrong("a credential that links a domain has no id");
        }
        boolean linkage = StreamSupport.stream(credential.path("type").spliterator(), false)
                .anyMatch(type -> type.asText().equals("DomainLinkageCredential"));
        if (!linkage) {
            return new Content.Wrong("no DomainLinkageCredential");
        }
        var subject = credential.path("credentialSubject");
        String did = subject.path("id").asText("");
        var origin = WebOrigin.of(subject.path("origin").asText(""));
        if (!did.startsWith("did:") || origin.isEmpty()) {
            return new Content.Wrong("its subject is a DID with an origin, https:// and a host");
        }
        if (issuer(credential).filter(issuer -> !issuer.equals(did)).isPresent()) {
            return new Content.Wrong("its issuer is not its subject");
        }
        return new Content.Said(new Claims(did, origin.get(), issued, expires));
    }

    /** A DID, or an object with one; empty when there is none. */
    static Optional<String> issuer(JsonNode credential) {
        var issuer = credential.path("issuer");
        return issuer.isMissingNode()
                ? Optional.empty()
                : Optional.of(issuer.isObject() ? issuer.path("id").asText("") : issuer.asText(""));
    }
}
