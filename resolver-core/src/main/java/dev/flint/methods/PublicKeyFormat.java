package dev.flint.methods;

import java.util.Optional;
import java.util.Set;

/**
 * How a verification method may show its key.
 *
 * @see <a href="https://w3c-ccg.github.io/did-key-spec/#document-creation-options">The did:key method, options</a>
 */
enum PublicKeyFormat {
    MULTIKEY("Multikey", "https://w3id.org/security/multikey/v1"),
    JSON_WEB_KEY("JsonWebKey", "https://w3id.org/security/jwk/v1"),
    JSON_WEB_KEY_2020("JsonWebKey2020", "https://w3id.org/security/suites/jws-2020/v1"),
    ED25519_2020("Ed25519VerificationKey2020", "https://w3id.org/security/suites/ed25519-2020/v1"),
    X25519_2020("X25519KeyAgreementKey2020", "https://w3id.org/security/suites/x25519-2020/v1");

    private static final Set<String> EXPERIMENTAL = Set.of(
            "Ed25519VerificationKey2018",
            "X25519KeyAgreementKey2019",
            "EcdsaSecp256k1VerificationKey2019",
            "EcdsaSecp256r1VerificationKey2019",
            "P256Key2021",
            "P384Key2021",
            "P521Key2021",
            "Bls12381G2Key2020");

    private final String type;
    private final String context;

    PublicKeyFormat(String type, String context) {
        this.type = type;
        this.context = context;
    }

    static Optional<PublicKeyFormat> of(String type) {
        for (PublicKeyFormat format : values()) {
            if (format.type.equals(type)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** Whether it is a format of somebody's that did:key gives only to who asks for experiments. */
    static boolean isExperimental(String type) {
        return EXPERIMENTAL.contains(type);
    }

    String context() {
        return context;
    }

    /** Whether the terms of it are in the context of DID 1.1. */
    boolean isInDid11() {
        return this == MULTIKEY || this == JSON_WEB_KEY;
    }

    /** The format for keys to agree with, in a document that shows the others in this one. */
    PublicKeyFormat forAgreement() {
        return this == ED25519_2020 ? X25519_2020 : this;
    }

    /** The members of a verification method that show the key; empty when keys of its kind have no such form. */
    Optional<String> members(Multikey key) {
        String members = "\"type\":\"" + type + '"';
        return switch (this) {
            case MULTIKEY -> Optional.of(members + multibase(key));
            case ED25519_2020 ->
                key.type() == MultikeyType.ED25519 ? Optional.of(members + multibase(key)) : Optional.empty();
            case X25519_2020 ->
                key.type() == MultikeyType.X25519 ? Optional.of(members + multibase(key)) : Optional.empty();
            case JSON_WEB_KEY, JSON_WEB_KEY_2020 -> key.jwk().map(jwk -> members + ",\"publicKeyJwk\":" + jwk);
        };
    }

    private static String multibase(Multikey key) {
        return ",\"publicKeyMultibase\":\"" + key.text() + '"';
    }
}
