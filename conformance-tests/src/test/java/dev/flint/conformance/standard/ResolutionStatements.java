package dev.flint.conformance.standard;

import static dev.flint.conformance.standard.Server.LEGACY;
import static dev.flint.conformance.standard.Server.RESOLUTION;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Resolution, and how it is carried over HTTP. */
final class ResolutionStatements {
    private static final String ERROR = "/didResolutionMetadata/error/type";
    private static final String ERRORS = "https://www.w3.org/ns/did#";

    static final Suite SUITE = new Suite(
            "DID Resolution: resolving",
            "https://www.w3.org/TR/did-resolution/",
            List.of(
                    new Statement("4", "A known DID is resolved to a document, resolution and document metadata", s -> {
                        var reply = s.resolve(s.known());
                        assertThat(reply.status()).isEqualTo(200);
                        assertThat(reply.at("/didDocument").isObject()).isTrue();
                        assertThat(reply.at("/didResolutionMetadata").isObject())
                                .isTrue();
                        assertThat(reply.at("/didDocumentMetadata").isObject()).isTrue();
                    }),
                    new Statement(
                            "4",
                            "The document's id is the DID that was resolved",
                            s -> assertThat(s.resolve(s.known())
                                            .at("/didDocument/id")
                                            .asText())
                                    .isEqualTo(s.known())),
                    new Statement("4.1", "versionId selects a version by its name", s -> {
                        String version = s.resolve(s.known())
                                .at("/didDocumentMetadata/versionId")
                                .asText();
                        assertThat(s.resolve(s.known() + "?versionId=" + version)
                                        .at("/didDocument/id")
                                        .asText())
                                .isEqualTo(s.known());
                        assertThat(s.resolve(s.known() + "?versionId=no-such").status())
                                .isEqualTo(404);
                    }),
                    new Statement("4.1", "versionTime selects the version of a time, none before the first", s -> {
                        assertThat(s.resolve(s.known() + "?versionTime=2100-01-01T00:00:00Z")
                                        .status())
                                .isEqualTo(200);
                        assertThat(s.resolve(s.known() + "?versionTime=1990-01-01T00:00:00Z")
                                        .status())
                                .isEqualTo(404);
                    }),
                    new Statement(
                            "4.1",
                            "versionTime that is no XML time in UTC is INVALID_OPTIONS",
                            s -> refused(s.resolve(s.known() + "?versionTime=yesterday"), 400, "INVALID_OPTIONS")),
                    new Statement(
                            "4.1",
                            "versionId and versionTime exclude each other",
                            s -> refused(
                                    s.resolve(s.known() + "?versionId=0&versionTime=2100-01-01T00:00:00Z"),
                                    400,
                                    "INVALID_OPTIONS")),
                    new Statement(
                            "4.1",
                            "An unknown option is FEATURE_NOT_SUPPORTED",
                            s -> refused(s.resolve(s.known() + "?noSuchOption=1"), 501, "FEATURE_NOT_SUPPORTED")),
                    new Statement(
                            "4.2",
                            "contentType is the media type of the document",
                            s -> assertThat(s.resolve(s.known())
                                            .at("/didResolutionMetadata/contentType")
                                            .asText())
                                    .isEqualTo("application/did")),
                    new Statement("4.3", "A deactivated DID has deactivated: true, and no document", s -> {
                        var reply = s.resolve(s.deactivated());
                        assertThat(reply.at("/didDocument").isNull()).isTrue();
                        assertThat(reply.at("/didDocumentMetadata/deactivated").asBoolean())
                                .isTrue();
                    }),
                    new Statement("4.4", "A text that is no DID is INVALID_DID, with empty document metadata", s -> {
                        for (String text :
                                List.of("not-a-did", "did:example", "did::x", "did:UPPER:x", "DID:example:1")) {
                            var reply = s.resolve(text);
                            refused(reply, 400, "INVALID_DID");
                            assertThat(reply.at("/didDocumentMetadata")).isEmpty();
                        }
                    }),
                    new Statement(
                            "4.4",
                            "A method without driver is METHOD_NOT_SUPPORTED",
                            s -> refused(s.resolve("did:unsupported:123456789abcdefghi"), 501, "METHOD_NOT_SUPPORTED")),
                    new Statement(
                            "4.4",
                            "A DID that never was is NOT_FOUND",
                            s -> refused(s.resolve(s.absent()), 404, "NOT_FOUND")),
                    new Statement("10", "Errors are problem details: RFC 9457", s -> {
                        var error = s.resolve(s.absent()).at("/didResolutionMetadata/error");
                        assertThat(error.path("type").asText()).startsWith("https://");
                        assertThat(error.path("title").asText()).isNotEmpty();
                        assertThat(error.path("detail").asText()).isNotEmpty();
                    }),
                    new Statement("11.1", "Content-Type is what Accept asked for", s -> {
                        for (String type : List.of(
                                RESOLUTION,
                                "application/did",
                                "application/did+json",
                                "application/did+ld+json",
                                "application/did+cbor",
                                LEGACY)) {
                            var reply = s.resolve(s.known(), type);
                            assertThat(reply.status()).as(type).isEqualTo(200);
                            assertThat(reply.type()).isEqualTo(type);
                        }
                    }),
                    new Statement("11.1", "No Accept, or */*, is answered with a resolution result", s -> {
                        assertThat(s.resolve(s.known(), "").type()).isEqualTo(RESOLUTION);
                        assertThat(s.resolve(s.known(), "*/*").type()).isEqualTo(RESOLUTION);
                    }),
                    new Statement("11.1", "Accept with a type of document is answered with the document alone", s -> {
                        var reply = s.resolve(s.known(), "application/did");
                        assertThat(reply.at("/id").asText()).isEqualTo(s.known());
                        assertThat(reply.json().has("didResolutionMetadata")).isFalse();
                    }),
                    new Statement("11.1", "q-values are honoured, q=0 excludes", s -> {
                        assertThat(s.resolve(s.known(), RESOLUTION + ";q=0.1, application/did;q=0.9")
                                        .type())
                                .isEqualTo("application/did");
                        assertThat(s.resolve(s.known(), "application/*;q=0").status())
                                .isEqualTo(406);
                    }),
                    new Statement(
                            "11.1",
                            "A type that is not there is REPRESENTATION_NOT_SUPPORTED",
                            s -> refused(
                                    s.resolve(s.known(), "application/x-unsupported"),
                                    406,
                                    "REPRESENTATION_NOT_SUPPORTED")),
                    new Statement(
                            "11.1",
                            "The DID may be percent-encoded as a whole",
                            s -> assertThat(s.resolve(s.known().replace(":", "%3A"))
                                            .at("/didDocument/id")
                                            .asText())
                                    .isEqualTo(s.known())),
                    new Statement(
                            "11.1",
                            "A deactivated DID has status 410",
                            s -> assertThat(s.resolve(s.deactivated()).status()).isEqualTo(410)),
                    new Statement("11.1", "POST takes options as JSON", s -> {
                        String path = "/1.0/identifiers/" + s.known();
                        assertThat(s.send("POST", path, RESOLUTION, "{\"noCache\":true}")
                                        .status())
                                .isEqualTo(200);
                        refused(s.send("POST", path, RESOLUTION, "{\"noCache\":3}"), 400, "INVALID_OPTIONS");
                    }),
                    new Statement("11.1", "HEAD has the header of GET, and no body", s -> {
                        var reply = s.send("HEAD", "/1.0/identifiers/" + s.known(), RESOLUTION, "");
                        assertThat(reply.status()).isEqualTo(200);
                        assertThat(reply.body()).isEmpty();
                        assertThat(reply.field("etag")).isNotEmpty();
                    }),
                    new Statement(
                            "11.1",
                            "OPTIONS names the methods",
                            s -> assertThat(s.send("OPTIONS", "/1.0/identifiers/" + s.known(), "", "")
                                            .field("allow"))
                                    .contains("GET", "POST")),
                    new Statement(
                            "11.1",
                            "No DID at all is no success",
                            s -> assertThat(s.resolve("").status()).isGreaterThanOrEqualTo(400)),
                    new Statement("legacy", "The profile of older clients has keywords for errors", s -> {
                        var reply = s.resolve(s.absent(), LEGACY);
                        assertThat(reply.status()).isEqualTo(404);
                        assertThat(reply.at("/didResolutionMetadata/error").asText())
                                .isEqualTo("notFound");
                        assertThat(reply.at("/@context").asText()).isEqualTo("https://w3id.org/did-resolution/v1");
                    })));

    private ResolutionStatements() {}

    private static void refused(Server.Reply reply, int status, String error) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.at(ERROR).asText()).isEqualTo(ERRORS + error);
        assertThat(reply.at("/didDocument").isNull()).isTrue();
    }
}
