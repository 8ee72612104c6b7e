package dev.flint.bid.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.BidEncoding;
import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.BidPublicKey;
import dev.flint.json.Jcs;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;

/**
 * Proofs of documents and of other objects (BID digest, 3.8). Whether the creator was allowed to sign is not asked
 * here: that depends on the operation. A look-up of keys is given canonical key ids; {@code document::key} is one.
 */
public final class Proofs {
    private static final String PROOF = "proof";

    private Proofs() {}

    /** What a document's proof is worth: profile B and A for a hexadecimal signature, otherwise A alone. */
    public static ProofStatus check(BidDocument document, Function<String, Optional<BidPublicKey>> keys) {
        Optional<DocumentProof> proof = document.proof();
        if (proof.isEmpty()) {
            return ProofStatus.ABSENT;
        }
        Optional<BidPublicKey> key = keys.apply(proof.get().creator());
        if (key.isEmpty()) {
            return ProofStatus.KEY_UNAVAILABLE;
        }
        ObjectNode given = document.givenTree();
        Optional<SignatureText> signature = SignatureText.read(proof.get().signatureValue());
        if (signature.isEmpty()) {
            return ProofStatus.INVALID;
        }
        byte[] octets = signature.get().octets();
        if (signature.get().isHex()
                && SdkForm.octets(given)
                        .filter(message -> key.get().verify(message, octets))
                        .isPresent()) {
            return ProofStatus.VALID_B;
        }
        return key.get().verify(messageA(given), octets) ? ProofStatus.VALID_A : ProofStatus.INVALID;
    }

    /**
     * What the proof of any other object is worth, profile A: the body of a deletion, or a credential's attributes,
     * whose {@code proof} is an array. Of several proofs all must hold.
     */
    public static ProofStatus checkObject(ObjectNode object, Function<String, Optional<BidPublicKey>> keys) {
        JsonNode proof = object.path(PROOF);
        if (proof.isMissingNode() || proof.isNull() || (proof.isArray() && proof.isEmpty())) {
            return ProofStatus.ABSENT;
        }
        byte[] message = messageA(object);
        if (!proof.isArray()) {
            return checkOne(proof, message, keys);
        }
        if (proof.size() > TreeLimits.ARRAY_ELEMENTS_MAX) {
            return ProofStatus.INVALID;
        }
        for (JsonNode element : proof) {
            ProofStatus status = checkOne(element, message, keys);
            if (!status.isValid()) {
                return status;
            }
        }
        return ProofStatus.VALID_A;
    }

    /**
     * What the third party's signature over the keys is worth: {@link ProofStatus#VALID_A} over the canonical JSON of
     * the array {@code publicKey}, {@link ProofStatus#VALID_B} over the octets of the first key's text.
     */
    public static ProofStatus checkDelegation(BidDocument document, Function<String, Optional<BidPublicKey>> keys) {
        Optional<DocumentProof> delegation = document.delegateSign();
        if (delegation.isEmpty()) {
            return ProofStatus.ABSENT;
        }
        Optional<BidPublicKey> key = keys.apply(delegation.get().creator());
        if (key.isEmpty()) {
            return ProofStatus.KEY_UNAVAILABLE;
        }
        Optional<SignatureText> signature = SignatureText.read(delegation.get().signatureValue());
        if (signature.isEmpty() || document.keys().isEmpty()) {
            return ProofStatus.INVALID;
        }
        byte[] octets = signature.get().octets();
        Optional<byte[]> keyText = firstKeyText(document);
        if (keyText.isPresent() && key.get().verify(keyText.get(), octets)) {
            return ProofStatus.VALID_B;
        }
        return key.get().verify(Jcs.canonicalize(publicKeyGiven(document)), octets)
                ? ProofStatus.VALID_A
                : ProofStatus.INVALID;
    }

    /**
     * The document with a new proof, profile A; an old one is replaced.
     *
     * @param creator id of the signing key
     * @throws IllegalArgumentException if it is no key id
     */
    public static BidDocument sign(BidDocument document, BidPrivateKey key, String creator) {
        DocumentReading reading = BidDocument.of(signObject(document.givenTree(), key, creator));
        if (reading instanceof DocumentReading.Read read) {
            return read.document();
        }
        throw new IllegalArgumentException("not a document when signed: " + reading);
    }

    /** A copy of an object with a new proof at its end, profile A; an old one is replaced. */
    public static ObjectNode signObject(ObjectNode object, BidPrivateKey key, String creator) {
        return withSignature(object, creator, key.sign(messageA(object)));
    }

    /**
     * A copy of an object with a proof at its end that was made elsewhere; an old one is replaced.
     *
     * @param signature over {@link #messageA}
     */
    public static ObjectNode withSignature(ObjectNode object, String creator, byte[] signature) {
        ObjectNode signed = object.deepCopy();
        signed.properties().removeIf(member -> member.getKey().strip().equals(PROOF));
        signed.putObject(PROOF).put("creator", creator).put("signatureValue", SignatureText.write(signature));
        return signed;
    }

    /** What profile A signs: the canonical JSON of the object without its proof. */
    public static byte[] messageA(ObjectNode object) {
        return Jcs.canonicalizeWithout(object, PROOF);
    }

    private static ProofStatus checkOne(JsonNode proof, byte[] message, Function<String, Optional<BidPublicKey>> keys) {
        Optional<SignatureText> signature =
                SignatureText.read(proof.path("signatureValue").asText("").strip());
        Optional<String> creator = KeyIds.canonical(proof.path("creator").asText(""));
        if (signature.isEmpty() || creator.isEmpty()) {
            return ProofStatus.INVALID;
        }
        Optional<BidPublicKey> key = keys.apply(creator.get());
        if (key.isEmpty()) {
            return ProofStatus.KEY_UNAVAILABLE;
        }
        return key.get().verify(message, signature.get().octets()) ? ProofStatus.VALID_A : ProofStatus.INVALID;
    }

    /** As written if it is written with its prefix, which holds an encoding letter; otherwise with the usual one. */
    private static Optional<byte[]> firstKeyText(BidDocument document) {
        return document.keys().get(0).usable().map(key -> {
            String hex = document.cleanTree()
                    .path("publicKey")
                    .path(0)
                    .path("publicKeyHex")
                    .asText()
                    .strip();
            int prefixed = key.toText(BidEncoding.BASE58).length();
            return hex.length() == prefixed ? HexFormat.of().parseHex(hex) : key.toPrefixedOctets(BidEncoding.BASE58);
        });
    }

    private static JsonNode publicKeyGiven(BidDocument document) {
        JsonNode exact = document.givenTree().path("publicKey");
        return exact.isMissingNode() ? document.cleanTree().path("publicKey") : exact;
    }
}
