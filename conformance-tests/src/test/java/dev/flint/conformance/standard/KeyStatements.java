package dev.flint.conformance.standard;

import static dev.flint.conformance.standard.Server.LEGACY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** The method did:key. */
final class KeyStatements {
    private static final String KEY = "z6MktKwz7Ge1Yxzr4JHavN33wiwa8y81QdcMRLXQsrH9T53b";
    private static final String DID = "did:key:" + KEY;

    static final Suite SUITE = new Suite(
            "did:key",
            "https://w3c-ccg.github.io/did-key-spec/",
            List.of(
                    new Statement(
                            "create",
                            "The identifier is the key, the method's id ends with it",
                            s -> assertThat(s.resolve(DID)
                                            .at("/didDocument/verificationMethod/0/id")
                                            .asText())
                                    .isEqualTo(DID + "#" + KEY)),
                    new Statement("create", "A version is a positive number", s -> {
                        assertThat(s.resolve("did:key:1:" + KEY).status()).isEqualTo(200);
                        refused(s, "did:key:-4:" + KEY, "", "invalidDid");
                    }),
                    new Statement(
                            "create",
                            "The key begins with z",
                            s -> refused(s, "did:key:" + KEY.substring(1), "", "invalidDid")),
                    new Statement(
                            "create",
                            "A key of the wrong length is invalidPublicKeyLength",
                            s -> refused(s, "did:key:zTjsVPtY", "", "invalidPublicKeyLength")),
                    new Statement(
                            "create",
                            "Octets that are no point are invalidPublicKey",
                            s -> refused(
                                    s,
                                    "did:key:zDnaehfHR8Q5U7ckmLQfuZ3eGEypooJ46zzjRQ1AR9asDvdnv",
                                    "",
                                    "invalidPublicKey")),
                    new Statement(
                            "create",
                            "A multicodec of no key is unsupportedPublicKeyType",
                            s -> refused(
                                    s,
                                    "did:key:zSFaqoLMN15JyYd6p1kDR7jdx6V8ufzkgrfjkJDgLqeJFA",
                                    "",
                                    "unsupportedPublicKeyType")),
                    new Statement(
                            "options",
                            "An unknown publicKeyFormat is unsupportedPublicKeyType",
                            s -> refused(s, DID, "?publicKeyFormat=unknown", "unsupportedPublicKeyType")),
                    new Statement(
                            "options",
                            "An experimental publicKeyFormat is invalidPublicKeyType",
                            s -> refused(
                                    s, DID, "?publicKeyFormat=Ed25519VerificationKey2018", "invalidPublicKeyType")),
                    new Statement(
                            "options",
                            "publicKeyFormat JsonWebKey shows the key as JWK",
                            s -> assertThat(s.resolve(DID + "?publicKeyFormat=JsonWebKey")
                                            .at("/didDocument/verificationMethod/0/publicKeyJwk/crv")
                                            .asText())
                                    .isEqualTo("Ed25519")),
                    new Statement("options", "enableEncryptionKeyDerivation adds a key to agree with", s -> {
                        assertThat(s.resolve(DID)
                                        .at("/didDocument/keyAgreement")
                                        .isMissingNode())
                                .isTrue();
                        assertThat(s.resolve(DID + "?enableEncryptionKeyDerivation=true")
                                        .at("/didDocument/keyAgreement/0/publicKeyMultibase")
                                        .asText())
                                .startsWith("z6LS");
                    })));

    private KeyStatements() {}

    private static void refused(Server server, String did, String query, String keyword) throws Exception {
        var reply = server.resolve(did + query, LEGACY);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("/didResolutionMetadata/error").asText()).isEqualTo(keyword);
    }
}
