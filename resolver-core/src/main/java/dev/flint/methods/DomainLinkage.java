package dev.flint.methods;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A Domain Linkage Credential: a DID that says whose origin is its own.
 *
 * @see <a href="https://identity.foundation/.well-known/resources/did-configuration/#domain-linkage-credential">Well
 *     Known DID Configuration, Domain Linkage Credential</a>
 */
public final class DomainLinkage {
    private final Claims claims;
    private final Signature signature;

    /**
     * What it says.
     *
     * @param origin in its usual spelling
     */
    record Claims(String did, String origin, Instant issued, Instant expires) {}

    /** By which it says so. */
    @FunctionalInterface
    interface Signature {
        boolean isBy(DocumentKeys keys);
    }

    /** What came of reading one. */
    sealed interface Reading {
        record Read(DomainLinkage linkage) implements Reading {}

        /**
         * It is none.
         *
         * @param fault a few words for a person
         */
        record Faulty(String fault) implements Reading {}
    }

    DomainLinkage(Claims claims, Signature signature) {
        this.claims = claims;
        this.signature = signature;
    }

    /** Reads an entry of a configuration, in either form. */
    static Reading of(JsonNode entry) {
        return entry.isTextual() ? LinkageToken.read(entry.asText()) : LinkageCredential.read(entry);
    }

    public String did() {
        return claims.did();
    }

    /** In its usual spelling: see {@link WebOrigin}. */
    public String origin() {
        return claims.origin();
    }

    /** Why it does not hold by a document, in a few words; empty when it does. Computes: not for an event loop. */
    public Optional<String> fault(DocumentKeys document, Instant now) {
        if (claims.issued().isAfter(now)) {
            return Optional.of("it holds only from " + claims.issued() + " on");
        }
        if (!claims.expires().isAfter(now)) {
            return Optional.of("its time was over on " + claims.expires());
        }
        if (!document.id().equals(claims.did())) {
            return Optional.of("the document is about another identifier");
        }
        return signature.isBy(document)
                ? Optional.empty()
                : Optional.of("no signature that is known here is by a key of the document's assertionMethod");
    }
}
