package dev.flint.conformance.standard;

import static dev.flint.conformance.standard.Server.DEREFERENCING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** DID URLs. */
final class DereferencingStatements {
    private static final String DOCUMENT = "application/did";

    static final Suite SUITE = new Suite(
            "DID Resolution: dereferencing",
            "https://www.w3.org/TR/did-resolution/",
            List.of(
                    new Statement("5", "A fragment is the part of the document that has it for its id", s -> {
                        String method = method(s);
                        var reply = s.dereference(method, DOCUMENT);
                        assertThat(reply.status()).isEqualTo(200);
                        assertThat(reply.at("/id").asText()).isEqualTo(method);
                    }),
                    new Statement("5", "A dereferencing result has content and both metadata", s -> {
                        var reply = s.dereference(method(s), DEREFERENCING);
                        assertThat(reply.type()).isEqualTo(DEREFERENCING);
                        assertThat(reply.at("/content/id").asText()).isEqualTo(method(s));
                        assertThat(reply.at("/contentStream")).isEqualTo(reply.at("/content"));
                        assertThat(reply.at("/dereferencingMetadata").isObject())
                                .isTrue();
                        assertThat(reply.at("/contentMetadata").isObject()).isTrue();
                    }),
                    new Statement(
                            "5",
                            "A DID alone is dereferenced to its document",
                            s -> assertThat(s.resolve(s.known(), DEREFERENCING)
                                            .at("/content/id")
                                            .asText())
                                    .isEqualTo(s.known())),
                    new Statement(
                            "5",
                            "A fragment that is not there is NOT_FOUND",
                            s -> refused(s.dereference(s.known() + "#no-such", DEREFERENCING), 404, "NOT_FOUND")),
                    new Statement(
                            "5",
                            "A service that is not there is NOT_FOUND",
                            s -> refused(
                                    s.dereference(s.known() + "?service=no-such", DEREFERENCING), 404, "NOT_FOUND")),
                    new Statement(
                            "5",
                            "A text with a fragment that breaks the syntax is INVALID_DID_URL",
                            s -> refused(s.dereference(s.known() + "#a b", DEREFERENCING), 400, "INVALID_DID_URL")),
                    new Statement(
                            "5",
                            "A fragment of a DID that never was is NOT_FOUND",
                            s -> refused(s.dereference(s.absent() + "#key-1", DEREFERENCING), 404, "NOT_FOUND")),
                    new Statement("5", "verificationRelationship refuses a method that does not stand in it", s -> {
                        String relationship = "verificationRelationship=";
                        assertThat(s.dereference(method(s), DEREFERENCING, relationship + "authentication")
                                        .status())
                                .isEqualTo(200);
                        assertThat(s.dereference(method(s), DEREFERENCING, relationship + "keyAgreement")
                                        .at("/dereferencingMetadata/error/type")
                                        .asText())
                                .isEqualTo("https://w3id.org/security#INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD");
                    }),
                    new Statement(
                            "5",
                            "relativeRef may not climb out of a service",
                            s -> assertThat(s.dereference(
                                                    s.known() + "?service=x&relativeRef=%2e%2e%2f%2e%2e%2fetc",
                                                    "text/uri-list")
                                            .status())
                                    .isGreaterThanOrEqualTo(400)),
                    new Statement("5", "versionId goes with a fragment", s -> {
                        String version = s.resolve(s.known())
                                .at("/didDocumentMetadata/versionId")
                                .asText();
                        String fragment = method(s).substring(method(s).indexOf('#'));
                        assertThat(s.dereference(s.known() + "?versionId=" + version + fragment, DOCUMENT)
                                        .at("/id")
                                        .asText())
                                .isEqualTo(method(s));
                    })));

    private DereferencingStatements() {}

    /** The first verification method of the known document. */
    private static String method(Server server) throws Exception {
        return server.resolve(server.known())
                .at("/didDocument/verificationMethod/0/id")
                .asText();
    }

    private static void refused(Server.Reply reply, int status, String error) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.at("/dereferencingMetadata/error/type").asText())
                .isEqualTo("https://www.w3.org/ns/did#" + error);
    }
}
