package dev.flint.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.id.Identifier;
import dev.flint.id.Vectors;
import dev.flint.spi.ExampleDriver;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class ResolutionRouteTest {
    private static final String RESOLUTION = "application/did-resolution";
    private static final String LEGACY = "application/ld+json;profile=\"https://w3id.org/did-resolution\"";
    private static final String KNOWN = RunningServer.IDENTIFIERS + ExampleDriver.KNOWN;
    private static final String ENCODED = RunningServer.IDENTIFIERS + "did%3Aexample%3A123";
    private static final RunningServer SERVER = new RunningServer();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void get_envelope_carriesTheDocumentOfDid10AndTheBareTypeThatOfDid11() {
        var envelope =
                new JsonObject(SERVER.resolve(ExampleDriver.KNOWN, RESOLUTION).body());
        var bare = new JsonObject(
                SERVER.resolve(ExampleDriver.KNOWN, "application/did").body());

        assertThat(envelope.getJsonObject("didDocument")
                        .getJsonArray("@context")
                        .getString(0))
                .isEqualTo("https://www.w3.org/ns/did/v1");
        assertThat(bare.getString("@context")).isEqualTo("https://www.w3.org/ns/did/v1.1");
    }

    @Test
    void get_envelope_namesTheContentTypeThatSuitesLookFor() {
        var metadata = new JsonObject(
                        SERVER.resolve(ExampleDriver.KNOWN, RESOLUTION).body())
                .getJsonObject("didResolutionMetadata");

        assertThat(metadata.getString("contentType")).isEqualTo("application/did");
    }

    @Test
    void get_versionTimes_areTakenOrRefused() {
        for (var vector : Vectors.of("versionTime")) {
            String value = URLEncoder.encode(vector.getString("value"), StandardCharsets.UTF_8);
            var reply = SERVER.get(ENCODED + "?versionTime=" + value);

            assertThat(reply.status())
                    .as("%s: %s", value, vector.getString("reason"))
                    .isEqualTo(vector.getBoolean("valid") ? 404 : 400);
            if (!vector.getBoolean("valid")) {
                assertThat(errorOf(reply)).endsWith("#" + vector.getString("error"));
            }
        }
    }

    @Test
    void get_versionTimeOfTheUpdateItself_isTheUpdate() {
        assertThat(versionId(SERVER.get(KNOWN + "?versionTime=2026-02-03T04:05:06Z")))
                .isEqualTo("2");
        assertThat(versionId(SERVER.get(KNOWN + "?versionTime=2026-02-03T04:05:05Z")))
                .isEqualTo("1");
    }

    @Test
    void get_versionTimeBeforeCreation_isNotFound() {
        assertThat(SERVER.get(KNOWN + "?versionTime=2025-12-31T23:59:59Z").status())
                .isEqualTo(404);
    }

    @Test
    void get_versionId_isThatVersionAndNotTheCachedOne() {
        assertThat(versionId(SERVER.get(KNOWN))).isEqualTo("2");
        assertThat(versionId(SERVER.get(KNOWN + "?versionId=1"))).isEqualTo("1");
        assertThat(versionId(SERVER.get(KNOWN))).isEqualTo("2");
    }

    @Test
    void get_optionTwice_isInvalidOptions() {
        var reply = SERVER.get(ENCODED + "?versionId=1&versionId=1");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(errorOf(reply)).endsWith("#INVALID_OPTIONS");
    }

    @Test
    void get_brokenEscapeInOptions_isInvalidOptions() {
        for (String query : List.of("versionId=%", "versionId=%zz", "%=1", "versionId=%ff")) {
            var reply = SERVER.get(KNOWN + "?" + query);

            assertThat(reply.status()).as(query).isEqualTo(400);
            assertThat(errorOf(reply)).as(query).endsWith("#INVALID_OPTIONS");
        }
    }

    @Test
    void get_emptyQueryAndEmptyPairs_areNoOptions() {
        for (String query : List.of("?", "?&", "?&&", "?versionId=2&")) {
            assertThat(SERVER.get(KNOWN + query).status()).as(query).isEqualTo(200);
        }
    }

    @Test
    void get_booleanOptions_takeTrueAndFalseOnly() {
        assertThat(SERVER.get(KNOWN + "?noCache=true").status()).isEqualTo(200);
        assertThat(SERVER.get(KNOWN + "?noCache=false").status()).isEqualTo(200);
        assertThat(SERVER.get(KNOWN + "?noCache=1").status()).isEqualTo(400);
        assertThat(SERVER.get(KNOWN + "?noCache=").status()).isEqualTo(400);
        assertThat(SERVER.get(KNOWN + "?expandRelativeUrls=TRUE").status()).isEqualTo(400);
    }

    @Test
    void get_noCache_asksTheDriverAgain() {
        SERVER.get(KNOWN);
        int before = SERVER.example().calls();
        SERVER.get(KNOWN);
        assertThat(SERVER.example().calls()).isEqualTo(before);

        SERVER.get(KNOWN + "?noCache=true");
        assertThat(SERVER.example().calls()).isEqualTo(before + 1);
    }

    @Test
    void get_brokenEscapeInIdentifier_isInvalidDid() {
        for (String identifier : List.of("did%3Aexample%3A%", "did%3Aexample%3A%zz", "did:example:%zz", "%ff")) {
            var reply = SERVER.get(RunningServer.IDENTIFIERS + identifier);

            assertThat(reply.status()).as(identifier).isEqualTo(400);
            assertThat(errorOf(reply)).as(identifier).endsWith("#INVALID_DID");
        }
    }

    @Test
    void get_escapedTilde_isNotFoundUnderTheBareOne() {
        SERVER.resolver()
                .accept(
                        "did:example:%7E",
                        new dev.flint.spi.Resolution.Found(ExampleDriver.answer("\"id\":\"did:example:%7E\"", 1)));

        assertThat(SERVER.get(RunningServer.IDENTIFIERS + "did:example:%7e").status())
                .isEqualTo(200);
        assertThat(SERVER.get(RunningServer.IDENTIFIERS + "did:example:~").status())
                .isEqualTo(400);
    }

    @Test
    void get_identifierInEscapes_isDecodedOnce() {
        assertThat(SERVER.get(RunningServer.IDENTIFIERS + "did%3aexample%3A%31%32%33")
                        .status())
                .isEqualTo(200);
        assertThat(SERVER.get(RunningServer.IDENTIFIERS + "did%253Aexample%253A123")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void get_longestIdentifier_isLookedUp() {
        assertThat(SERVER.get(RunningServer.IDENTIFIERS + ofLength(Identifier.CHARS_MAX))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void get_oneCharacterMore_isTooLongInTheEnvelope() {
        for (String accept : List.of(RESOLUTION, "application/did")) {
            var reply = SERVER.resolve(ofLength(Identifier.CHARS_MAX + 1), accept);

            assertThat(reply.status()).isEqualTo(414);
            assertThat(reply.field("content-type")).contains(RESOLUTION);
            assertThat(errorOf(reply)).endsWith("#INVALID_DID");
        }
    }

    @Test
    void get_longestIdentifierAllInEscapes_isLookedUp() {
        String escaped = "did%3Aexample%3A" + "%61".repeat(Identifier.CHARS_MAX - "did:example:".length());

        assertThat(SERVER.get(RunningServer.IDENTIFIERS + escaped).status()).isEqualTo(404);
        assertThat(SERVER.get(RunningServer.IDENTIFIERS + escaped + "%61").status())
                .isEqualTo(414);
    }

    @Test
    void get_vaaCodeWithSlash_isIdentifierAndNoDidUrl() {
        for (String code : List.of("VAA08810000000001A.b/c", "VAA08810000000001A.b%2Fc")) {
            var reply = SERVER.get(RunningServer.IDENTIFIERS + code);

            assertThat(reply.status()).as(code).isEqualTo(501);
            assertThat(errorOf(reply)).as(code).endsWith("#METHOD_NOT_SUPPORTED");
        }
    }

    @Test
    void get_acceptInTwoLines_isRead() {
        var reply = SERVER.get(KNOWN, "Accept: text/html", "Accept: application/did");

        assertThat(reply.field("content-type")).contains("application/did");
    }

    @Test
    void get_malformedAccept_isInvalidOptions() {
        for (String accept : List.of(
                "garbage",
                "application/",
                "/did",
                "*/did",
                "application/did;q=2",
                "application/did;q=x",
                "a b/c",
                ",")) {
            assertThat(SERVER.resolve(ExampleDriver.KNOWN, accept).status())
                    .as(accept)
                    .isEqualTo(400);
        }
    }

    @Test
    void get_profileInQuotesOrNot_isLegacy() {
        for (String accept : List.of(
                LEGACY,
                "application/ld+json;profile=https://w3id.org/did-resolution",
                "application/ld+json; charset=utf-8; Profile=\"https://w3id.org/did-resolution\";q=0.9")) {
            assertThat(SERVER.resolve(ExampleDriver.KNOWN, accept).field("content-type"))
                    .as(accept)
                    .contains(LEGACY);
        }
    }

    @Test
    void get_legacyError_isKeywordAndText() {
        var metadata = new JsonObject(SERVER.resolve("did:example:none", LEGACY).body())
                .getJsonObject("didResolutionMetadata");

        assertThat(metadata.getString("error")).isEqualTo("notFound");
        assertThat(metadata.getString("errorMessage")).isNotBlank();
    }

    @Test
    void get_legacyManners_areForThoseWithoutPreference() {
        try (var legacy = new RunningServer(new HttpManners(true, true, false))) {
            assertThat(legacy.get(KNOWN).field("content-type")).contains(LEGACY);
            assertThat(legacy.resolve(ExampleDriver.KNOWN, "*/*").field("content-type"))
                    .contains(LEGACY);
            assertThat(legacy.resolve(ExampleDriver.KNOWN, RESOLUTION).field("content-type"))
                    .contains(RESOLUTION);
        }
    }

    @Test
    void get_unknownOptionWithLenientManners_isIgnored() {
        try (var lenient = new RunningServer(new HttpManners(false, false, false))) {
            assertThat(lenient.get(ENCODED + "?fooBar=1").status()).isEqualTo(200);
        }
    }

    @Test
    void get_deactivated_isGoneWithMetadataAndWithoutDocument() {
        var reply = SERVER.resolve(ExampleDriver.DEACTIVATED, RESOLUTION);

        assertThat(reply.status()).isEqualTo(410);
        assertThat(new JsonObject(reply.body()).getValue("didDocument")).isNull();
        assertThat(versionId(reply)).isEqualTo("2");
    }

    @Test
    void get_deactivatedInLegacyEnvelope_hasStub() {
        var reply = SERVER.resolve(ExampleDriver.DEACTIVATED, LEGACY);

        assertThat(reply.status()).isEqualTo(410);
        assertThat(new JsonObject(reply.body()).getJsonObject("didDocument").getString("id"))
                .isEqualTo(ExampleDriver.DEACTIVATED);
    }

    @Test
    void get_deactivatedWithKnownTag_isGoneAllTheSame() {
        String tag = SERVER.resolve(ExampleDriver.DEACTIVATED, RESOLUTION)
                .field("etag")
                .orElseThrow();

        assertThat(SERVER.get(RunningServer.IDENTIFIERS + ExampleDriver.DEACTIVATED, "If-None-Match: " + tag)
                        .status())
                .isEqualTo(410);
    }

    @Test
    void get_driverThatBreaks_isInternalErrorWithoutMachinery() {
        for (String identifier : List.of("did:held:throws", "did:held:fails")) {
            var reply = SERVER.resolve(identifier, RESOLUTION);

            assertThat(reply.status()).as(identifier).isEqualTo(500);
            assertThat(errorOf(reply)).as(identifier).endsWith("#INTERNAL_ERROR");
            assertThat(reply.body()).as(identifier).doesNotContain("purpose");
        }
    }

    @Test
    void post_optionsInBody_areTaken() {
        for (String type :
                List.of("application/json", RESOLUTION, "application/did-url-dereferencing; charset=utf-8")) {
            var reply = SERVER.ask("POST", KNOWN, "{\"versionId\":\"1\"}", "Content-Type: " + type);

            assertThat(versionId(reply)).as(type).isEqualTo("1");
        }
    }

    @Test
    void post_acceptInBody_winsOverTheHeader() {
        var reply = SERVER.ask("POST", KNOWN, "{\"accept\":\"application/did\"}", "Accept: " + RESOLUTION);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.field("content-type")).contains("application/did");
    }

    @Test
    void post_bodiesThatAreNoOptions_areInvalidOptions() {
        for (String body : List.of(
                "[]",
                "1",
                "null",
                "\"versionId\"",
                "{\"versionId\":null}",
                "{\"versionId\":[]}",
                "{} {}",
                "{",
                "{\"noCache\":\"yes\"}",
                "{\"versionId\":\"1\",\"versionTime\":\"2026-01-01T00:00:00Z\"}",
                "[".repeat(10_000),
                "{\"versionId\":\"" + "1".repeat(20_000) + "\"}")) {
            var reply = SERVER.ask("POST", KNOWN, body);

            assertThat(reply.status()).as(body).isEqualTo(400);
            assertThat(errorOf(reply)).as(body).endsWith("#INVALID_OPTIONS");
        }
    }

    @Test
    void post_truthValues_areTakenAsTheyAre() {
        assertThat(SERVER.ask("POST", KNOWN, "{\"noCache\":true,\"expandRelativeUrls\":false}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void post_unknownOption_isFeatureNotSupported() {
        assertThat(errorOf(SERVER.ask("POST", KNOWN, "{\"fooBar\":1}"))).endsWith("#FEATURE_NOT_SUPPORTED");
    }

    private static String ofLength(int chars) {
        return "did:example:" + "a".repeat(chars - "did:example:".length());
    }

    private static String versionId(Wire.Reply reply) {
        return new JsonObject(reply.body()).getJsonObject("didDocumentMetadata").getString("versionId");
    }

    private static String errorOf(Wire.Reply reply) {
        return new JsonObject(reply.body())
                .getJsonObject("didResolutionMetadata")
                .getJsonObject("error")
                .getString("type");
    }
}
