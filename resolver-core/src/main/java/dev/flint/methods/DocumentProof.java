package dev.flint.methods;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * What becomes of the proof that a document carries: one of the cryptosuite eddsa-jcs-2022, by a key of the document.
 *
 * @see <a href="https://www.w3.org/TR/vc-di-eddsa/#eddsa-jcs-2022">Data Integrity EdDSA Cryptosuites 1.0, 3.3</a>
 * @see <a href="https://datatracker.ietf.org/doc/draft-carter-high-assurance-dids-with-dns/">High Assurance DIDs with
 *     DNS, Digital Signature and Proof Value of the DID Document</a>
 */
public enum DocumentProof {
    /** It holds, and says from when and until when. */
    HOLDS,
    /** There is none. */
    ABSENT,
    /** It does not say from when and until when it holds. */
    UNBOUNDED,
    /** It is of another kind. */
    UNSUPPORTED,
    /** Its time is over, or has not come. */
    EXPIRED,
    /** It does not hold. */
    BROKEN;

    private static final int PROOFS_MAX = 8;
    private static final Set<String> PURPOSES = Set.of("assertionMethod", "authentication");

    /** Of several proofs of the kind that is known, the first. */
    public static DocumentProof of(DocumentKeys keys, Instant now) {
        var proofs = proofs(keys.document().path("proof"));
        if (proofs.isEmpty()) {
            return ABSENT;
        }
        return proofs.stream()
                .filter(DataIntegrity::isOfSuite)
                .findFirst()
                .map(proof -> judged(keys, (ObjectNode) proof, now))
                .orElse(UNSUPPORTED);
    }

    private static List<JsonNode> proofs(JsonNode member) {
        return member.isObject()
                ? List.of(member)
                : StreamSupport.stream(member.spliterator(), false)
                        .limit(PROOFS_MAX)
                        .toList();
    }

    private static DocumentProof judged(DocumentKeys keys, ObjectNode proof, Instant now) {
        String purpose = proof.path("proofPurpose").asText("");
        var key = PURPOSES.contains(purpose)
                ? keys.key(purpose, proof.path("verificationMethod").asText(""))
                : Optional.<VerificationKey>empty();
        boolean holds = DataIntegrity.secured(keys.document(), proof)
                .filter(object ->
                        key.filter(by -> DataIntegrity.holds(by, object, proof)).isPresent())
                .isPresent();
        if (!holds) {
            return BROKEN;
        }
        var created = time(proof.path("created"));
        var expires = time(proof.path("expires"));
        if (created.isEmpty() || expires.isEmpty()) {
            return UNBOUNDED;
        }
        return created.get().isAfter(now) || !expires.get().isAfter(now) ? EXPIRED : HOLDS;
    }

    /** A time of XML Schema, with its distance from UTC. */
    static Optional<Instant> time(JsonNode text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.asText("")).toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
