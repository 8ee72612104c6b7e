package dev.flint.methods;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.id.Base58;
import dev.flint.json.Jcs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * Proofs of the cryptosuite eddsa-jcs-2022, by keys that are named as did:key.
 *
 * @see <a href="https://www.w3.org/TR/vc-di-eddsa/#eddsa-jcs-2022">Data Integrity EdDSA Cryptosuites 1.0, 3.3</a>
 */
final class DataIntegrity {
    private static final String KEY_DID = "did:key:";
    private static final int DIGEST = 32;

    private DataIntegrity() {}

    /** The multikey by which a proof over an object holds; empty when it does not. */
    static Optional<String> signer(ObjectNode object, JsonNode proof) {
        boolean ours = isOfSuite(proof) && proof.path("proofPurpose").asText().equals("assertionMethod");
        return ours && proof instanceof ObjectNode options
                ? key(proof.path("verificationMethod").asText("")).filter(key -> holds(key, object, options))
                : Optional.empty();
    }

    /** Whether a proof is of this suite. */
    static boolean isOfSuite(JsonNode proof) {
        return proof.isObject()
                && proof.path("type").asText().equals("DataIntegrityProof")
                && proof.path("cryptosuite").asText().equals("eddsa-jcs-2022");
    }

    /**
     * What a proof covers of an object: if the proof has contexts, the object's have to begin with them, and give way
     * to them. Empty when they do not.
     */
    static Optional<ObjectNode> secured(ObjectNode object, ObjectNode proof) {
        var contexts = proof.path("@context");
        if (contexts.isMissingNode()) {
            return Optional.of(object);
        }
        var own = contexts(object.path("@context"));
        var wanted = contexts(contexts);
        boolean begins =
                own.size() >= wanted.size() && own.subList(0, wanted.size()).equals(wanted);
        return begins ? Optional.of(object.deepCopy().set("@context", contexts)) : Optional.empty();
    }

    private static List<JsonNode> contexts(JsonNode member) {
        List<JsonNode> contexts = new ArrayList<>();
        if (member.isArray()) {
            member.forEach(contexts::add);
        } else {
            contexts.add(member);
        }
        return contexts;
    }

    /** The key of {@code did:key:K#K}, both of them the same. */
    private static Optional<String> key(String method) {
        int hash = method.indexOf('#');
        return method.startsWith(KEY_DID)
                        && hash > 0
                        && method.substring(KEY_DID.length(), hash).equals(method.substring(hash + 1))
                ? Optional.of(method.substring(hash + 1))
                : Optional.empty();
    }

    private static boolean holds(String key, ObjectNode object, ObjectNode proof) {
        return Multikey.parse(key) instanceof MultikeyParse.Parsed parsed
                && parsed.key().type() == MultikeyType.ED25519
                && signature(proof)
                        .filter(octets -> Ed25519.verify(
                                octets, 0, parsed.key().octets(), 0, signed(object, proof), 0, 2 * DIGEST))
                        .isPresent();
    }

    /** Whether a proof over an object is by a key. */
    static boolean holds(VerificationKey key, ObjectNode object, ObjectNode proof) {
        return signature(proof)
                .filter(octets -> key.verifies(signed(object, proof), octets))
                .isPresent();
    }

    private static Optional<byte[]> signature(ObjectNode proof) {
        String value = proof.path("proofValue").asText("");
        return value.startsWith("z")
                ? Base58.BTC
                        .decode(value.substring(1), Ed25519.SIGNATURE_SIZE)
                        .filter(octets -> octets.length == Ed25519.SIGNATURE_SIZE)
                : Optional.empty();
    }

    private static byte[] signed(ObjectNode object, ObjectNode proof) {
        byte[] signed = new byte[2 * DIGEST];
        System.arraycopy(sha256(Jcs.canonicalizeWithout(proof, "proofValue")), 0, signed, 0, DIGEST);
        System.arraycopy(sha256(Jcs.canonicalizeWithout(object, "proof")), 0, signed, DIGEST, DIGEST);
        return signed;
    }

    static byte[] sha256(byte[] octets) {
        return Digests.of("SHA-256", octets);
    }

    /** Base58 of the multihash of octets. */
    static String multihash(byte[] octets) {
        byte[] hash = new byte[2 + DIGEST];
        hash[0] = 0x12; // SHA-256
        hash[1] = DIGEST;
        System.arraycopy(sha256(octets), 0, hash, 2, DIGEST);
        return Base58.BTC.encode(hash);
    }
}
