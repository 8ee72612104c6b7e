package dev.flint.methods;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.id.Base58;
import dev.flint.json.Jcs;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
        boolean ours = proof.path("type").asText().equals("DataIntegrityProof")
                && proof.path("cryptosuite").asText().equals("eddsa-jcs-2022")
                && proof.path("proofPurpose").asText().equals("assertionMethod");
        return ours && proof instanceof ObjectNode options
                ? key(proof.path("verificationMethod").asText("")).filter(key -> holds(key, object, options))
                : Optional.empty();
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
        String value = proof.path("proofValue").asText("");
        if (!value.startsWith("z") || !(Multikey.parse(key) instanceof MultikeyParse.Parsed parsed)) {
            return false;
        }
        var signature = Base58.BTC
                .decode(value.substring(1), Ed25519.SIGNATURE_SIZE)
                .filter(octets -> octets.length == Ed25519.SIGNATURE_SIZE);
        if (signature.isEmpty() || parsed.key().type() != MultikeyType.ED25519) {
            return false;
        }
        byte[] signed = new byte[2 * DIGEST];
        System.arraycopy(sha256(Jcs.canonicalizeWithout(proof, "proofValue")), 0, signed, 0, DIGEST);
        System.arraycopy(sha256(Jcs.canonicalizeWithout(object, "proof")), 0, signed, DIGEST, DIGEST);
        return Ed25519.verify(signature.get(), 0, parsed.key().octets(), 0, signed, 0, signed.length);
    }

    static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
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
