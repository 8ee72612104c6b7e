package dev.flint.bid.registrar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.KeyType;
import dev.flint.id.Base58;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** What stands in {@code secret}: signatures of clients that keep their keys, and keys of those that do not. */
final class Secrets {
    private static final int SECRET_OCTETS = 32;
    private static final int PREFIX = 2;

    private Secrets() {}

    /** The signature that was asked for; empty when it is missing or not what was asked for. */
    static Optional<byte[]> signature(ObjectNode secret, Draft draft) {
        var response = secret.path("signingResponse").path(JobState.SIGNING_REQUEST);
        boolean ours = response.path("kid").asText(draft.kid()).equals(draft.kid())
                && response.path("alg").asText(draft.algorithm()).equals(draft.algorithm());
        String text = response.path("signature").asText("").replace('-', '+').replace('_', '/');
        try {
            return Optional.of(Base64.getDecoder().decode(text)).filter(octets -> ours && octets.length > 0);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    static boolean hasSignature(ObjectNode secret) {
        return !secret.path("signingResponse").path(JobState.SIGNING_REQUEST).isMissingNode();
    }

    /** Verification methods; the interface has them in lists of lists. */
    static List<JsonNode> methods(ObjectNode secret) {
        List<JsonNode> methods = new ArrayList<>();
        for (var element : secret.path("verificationMethod")) {
            if (element.isArray()) {
                element.forEach(methods::add);
            } else {
                methods.add(element);
            }
        }
        return methods;
    }

    /** The private key with this id. */
    static Optional<BidPrivateKey> key(ObjectNode secret, String kid) {
        return methods(secret).stream()
                .filter(method -> method.path("id").asText().equals(kid))
                .findFirst()
                .flatMap(method -> key(method.path("secretKeyMultibase").asText("")));
    }

    private static Optional<BidPrivateKey> key(String multibase) {
        if (!multibase.startsWith("z")) {
            return Optional.empty();
        }
        return Base58.BTC
                .decode(multibase.substring(1), PREFIX + SECRET_OCTETS)
                .filter(octets -> octets.length == PREFIX + SECRET_OCTETS)
                .flatMap(Secrets::read);
    }

    private static Optional<BidPrivateKey> read(byte[] octets) {
        for (var type : List.of(KeyType.ED25519, KeyType.SM2)) {
            if (((octets[0] & 0xFF) << 8 | (octets[1] & 0xFF)) == codec(type)) {
                try {
                    return Optional.of(BidPrivateKey.of(type, Arrays.copyOfRange(octets, PREFIX, octets.length)));
                } catch (IllegalArgumentException outOfRange) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** A new key as it is handed out, once. */
    static ObjectNode shown(Bid id, String kid, BidPrivateKey key) {
        byte[] octets = new byte[PREFIX + SECRET_OCTETS];
        octets[0] = (byte) (codec(key.type()) >> 8);
        octets[1] = (byte) codec(key.type());
        System.arraycopy(key.secret(), 0, octets, PREFIX, SECRET_OCTETS);
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", kid)
                .put("type", "Multikey")
                .put("controller", id.canonical())
                .put("publicKeyMultibase", key.publicKey().toMultibase())
                .put("secretKeyMultibase", 'z' + Base58.BTC.encode(octets));
    }

    /** Multicodecs of Controlled Identifiers 1.0, section 2.2.2, as the two octets that they are. */
    private static int codec(KeyType type) {
        return switch (type) {
            case ED25519 -> 0x8026;
            case SM2 -> 0x9026;
            case SECP256K1 -> 0x8126;
        };
    }
}
