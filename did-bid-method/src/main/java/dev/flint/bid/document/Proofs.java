package dev.flint.bid.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Base58;
import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.BidPublicKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes and checks the signatures of documents (BID digest, 3.8). */
public final class Proofs {
    private Proofs() {}

    /**
     * Checks a document's proof.
     *
     * @param keys finds the key of a canonical key id
     */
    public static ProofStatus check(BidDocument document, Function<String, Optional<BidPublicKey>> keys) {
        var proof = document.proof();
        if (proof.isEmpty()) {
            return ProofStatus.ABSENT;
        }
        var key = keys.apply(proof.get().creator());
        if (key.isEmpty()) {
            return ProofStatus.KEY_UNAVAILABLE;
        }
        var signature = SignatureText.parse(proof.get().signatureValue());
        if (signature.isEmpty()) {
            return ProofStatus.INVALID;
        }
        byte[] octets = signature.get().octets();
        if (signature.get().isHex() && key.get().verify(ProfileB.message(document.cleanShared()), octets)) {
            return ProofStatus.VALID_B;
        }
        return key.get().verify(Jcs.canonicalizeWithout(document.originalShared(), "proof"), octets)
                ? ProofStatus.VALID_A
                : ProofStatus.INVALID;
    }

    /** Checks profile A over any object with a {@code proof} member. */
    public static ProofStatus checkObject(ObjectNode object, Function<String, Optional<BidPublicKey>> keys) {
        String creator = object.path("proof").path("creator").asText("");
        String value = object.path("proof").path("signatureValue").asText("").strip();
        if (creator.isEmpty() || value.isEmpty()) {
            return ProofStatus.ABSENT;
        }
        var key = KeyIds.canonical(creator).flatMap(keys);
        if (key.isEmpty()) {
            return ProofStatus.KEY_UNAVAILABLE;
        }
        byte[] message = Jcs.canonicalizeWithout(object, "proof");
        boolean valid = SignatureText.parse(value)
                .filter(signature -> key.get().verify(message, signature.octets()))
                .isPresent();
        return valid ? ProofStatus.VALID_A : ProofStatus.INVALID;
    }

    /**
     * Checks a third party's signature over the keys: over the canonical JSON of {@code publicKey} (valid-A), or over
     * the octets of the first key's text (valid-B).
     */
    public static ProofStatus checkDelegation(BidDocument document, Function<String, Optional<BidPublicKey>> keys) {
        var delegation = document.delegateSign();
        if (delegation.isEmpty()) {
            return ProofStatus.ABSENT;
        }
        var key = keys.apply(delegation.get().creator());
        if (key.isEmpty()) {
            return ProofStatus.KEY_UNAVAILABLE;
        }
        var signature = SignatureText.parse(delegation.get().signatureValue());
        if (signature.isEmpty() || !document.originalShared().has("publicKey")) {
            return ProofStatus.INVALID;
        }
        byte[] octets = signature.get().octets();
        if (key.get().verify(Jcs.canonicalize(document.originalShared().get("publicKey")), octets)) {
            return ProofStatus.VALID_A;
        }
        return firstKeyOctets(document)
                .filter(message -> key.get().verify(message, octets))
                .map(message -> ProofStatus.VALID_B)
                .orElse(ProofStatus.INVALID);
    }

    /**
     * The document with a new proof, profile A.
     *
     * @throws IllegalArgumentException when the creator is no key id
     */
    public static BidDocument sign(BidDocument document, BidPrivateKey key, String creator) {
        var reading = BidDocument.of(signObject(document.originalShared(), key, creator));
        if (reading instanceof DocumentReading.Read read) {
            return read.document();
        }
        throw new IllegalArgumentException("not a key id: " + creator);
    }

    /** A copy of the object with a new proof, profile A. */
    public static ObjectNode signObject(ObjectNode object, BidPrivateKey key, String creator) {
        byte[] signature = key.sign(Jcs.canonicalizeWithout(object, "proof"));
        ObjectNode signed = object.deepCopy();
        List.of("proof", "proof ").forEach(signed::remove);
        signed.putObject("proof").put("creator", creator).put("signatureValue", Base58.BIF.encode(signature));
        return signed;
    }

    private static Optional<byte[]> firstKeyOctets(BidDocument document) {
        String hex = document.cleanShared()
                .path("publicKey")
                .path(0)
                .path("publicKeyHex")
                .asText("");
        return SignatureText.octetsOfHex(hex.strip());
    }
}
