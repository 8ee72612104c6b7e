package dev.flint.conformance.standard;

import static dev.flint.conformance.standard.Server.LEGACY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Documents and their metadata. */
final class DocumentStatements {
    private static final String JSON = "application/did+json";
    private static final String JSON_LD = "application/did+ld+json";
    private static final List<String> RELATIONS = List.of(
            "authentication", "assertionMethod", "keyAgreement", "capabilityInvocation", "capabilityDelegation");

    static final Suite SUITE = new Suite(
            "DID Core: documents",
            "https://www.w3.org/TR/did-1.0/",
            List.of(
                    new Statement(
                            "5.1.1",
                            "id is a text that is a DID",
                            s -> assertThat(document(s).path("id").textValue()).startsWith("did:")),
                    new Statement("5.1.2", "controller is a DID or a set of them", s -> {
                        var controller = document(s).path("controller");
                        assertThat(controller.isMissingNode() || controller.isTextual() || controller.isArray())
                                .isTrue();
                    }),
                    new Statement("5.1.3", "alsoKnownAs is a set of URIs", s -> {
                        for (var name : document(s).path("alsoKnownAs")) {
                            assertThat(name.textValue()).contains(":");
                        }
                    }),
                    new Statement("5.2", "A verification method has id, type and controller", s -> {
                        for (var method : document(s).path("verificationMethod")) {
                            assertThat(method.path("id").textValue())
                                    .startsWith("did:")
                                    .contains("#");
                            assertThat(method.path("type").textValue()).isNotEmpty();
                            assertThat(method.path("controller").textValue()).startsWith("did:");
                        }
                    }),
                    new Statement(
                            "5.2",
                            "Ids of verification methods are unique",
                            s -> assertThat(document(s).path("verificationMethod"))
                                    .extracting(method -> method.path("id").asText())
                                    .doesNotHaveDuplicates()),
                    new Statement("5.2.1", "No verification method has both publicKeyJwk and publicKeyMultibase", s -> {
                        for (var method : document(s).path("verificationMethod")) {
                            assertThat(method.has("publicKeyJwk") && method.has("publicKeyMultibase"))
                                    .isFalse();
                            assertThat(method.at("/publicKeyJwk/d").isMissingNode())
                                    .isTrue();
                        }
                    }),
                    new Statement("5.3", "A verification relationship is a set of methods or references", s -> {
                        for (String relation : RELATIONS) {
                            for (var element : document(s).path(relation)) {
                                assertThat(element.isTextual() || element.isObject())
                                        .isTrue();
                            }
                        }
                    }),
                    new Statement("5.4", "A service has id, type and serviceEndpoint", s -> {
                        for (var service : document(s).path("service")) {
                            assertThat(service.path("id").textValue()).contains("#");
                            assertThat(service.has("type") && service.has("serviceEndpoint"))
                                    .isTrue();
                        }
                    }),
                    new Statement(
                            "6.2",
                            "The JSON representation is one object of I-JSON",
                            s -> assertThat(s.resolve(s.known(), JSON).json().isObject())
                                    .isTrue()),
                    new Statement("6.3", "The JSON-LD representation begins its contexts with that of DID", s -> {
                        var context = s.resolve(s.known(), JSON_LD).at("/@context");
                        assertThat((context.isArray() ? context.get(0) : context).asText())
                                .isEqualTo("https://www.w3.org/ns/did/v1");
                    }),
                    new Statement(
                            "DID 1.1, 6",
                            "application/did begins its contexts with that of DID 1.1",
                            s -> assertThat(s.resolve(s.known(), "application/did")
                                            .at("/@context/0")
                                            .asText())
                                    .isEqualTo("https://www.w3.org/ns/did/v1.1")),
                    new Statement("7.1.3", "created and updated are XML times in UTC without fractions", s -> {
                        var metadata = s.resolve(s.known()).at("/didDocumentMetadata");
                        for (String name : List.of("created", "updated")) {
                            assertThat(metadata.path(name).asText()).as(name).hasSize("2026-01-01T00:00:00Z".length());
                            assertThat(metadata.path(name).asText()).endsWith("Z");
                        }
                    }),
                    new Statement(
                            "7.1.3",
                            "versionId is a text",
                            s -> assertThat(s.resolve(s.known())
                                            .at("/didDocumentMetadata/versionId")
                                            .isTextual())
                                    .isTrue()),
                    new Statement(
                            "7.3",
                            "Metadata are texts, maps, lists, truth values or null",
                            s -> withoutNumbers(s.resolve(s.known(), LEGACY).at("/didDocumentMetadata")))));

    private DocumentStatements() {}

    private static JsonNode document(Server server) throws Exception {
        return server.resolve(server.known(), JSON_LD).json();
    }

    private static void withoutNumbers(JsonNode node) {
        assertThat(node.isNumber()).as("%s", node).isFalse();
        node.forEach(DocumentStatements::withoutNumbers);
    }
}
