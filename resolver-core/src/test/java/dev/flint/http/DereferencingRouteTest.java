package dev.flint.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.spi.ExampleDriver;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class DereferencingRouteTest {
    private static final String DEREFERENCING = "application/did-url-dereferencing";
    private static final String RESOLUTION = "application/did-resolution";
    private static final String LEGACY = "application/ld+json;profile=\"https://w3id.org/did-resolution\"";
    private static final String ENCODED = "did%3Aexample%3A123";
    private static final RunningServer SERVER = new RunningServer();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void get_fragment_isTheObjectWithTheContextOfTheDocument() {
        var body = json(SERVER.resolve(ENCODED + "%23key-1", DEREFERENCING));

        assertThat(body.getJsonObject("content").getString("id")).isEqualTo("did:example:123#key-1");
        assertThat(body.getJsonObject("content").getJsonArray("@context").getString(0))
                .isEqualTo("https://www.w3.org/ns/did/v1");
        assertThat(body.getJsonObject("dereferencingMetadata").getString("contentType"))
                .isEqualTo("application/did");
        assertThat(body.getJsonObject("contentMetadata").getString("versionId")).isEqualTo("2");
    }

    @Test
    void get_fragmentAsDid_isTheBareObjectOfDid11() {
        var reply = SERVER.resolve(ENCODED + "%23key-1", "application/did");

        assertThat(reply.field("content-type")).contains("application/did");
        assertThat(json(reply).getString("@context")).isEqualTo("https://www.w3.org/ns/did/v1.1");
    }

    @Test
    void get_fragmentWithoutPreference_isDereferencingResult() {
        assertThat(SERVER.get(RunningServer.IDENTIFIERS + ENCODED + "%23key-1").field("content-type"))
                .contains(DEREFERENCING);
    }

    @Test
    void get_fragmentOfServerToServerHeader_isTheBareObject() {
        assertThat(SERVER.resolve(ENCODED + "%23key-1", "application/did-resolution,application/did")
                        .field("content-type"))
                .contains("application/did");
    }

    @Test
    void get_partAsResolutionResult_isNotAcceptable() {
        for (String part : List.of("%23key-1", "%3Fservice%3Dfiles")) {
            assertThat(SERVER.resolve(ENCODED + part, RESOLUTION).status())
                    .as(part)
                    .isEqualTo(406);
        }
    }

    @Test
    void get_wholeDocumentByDidUrl_mayBeResolutionResult() {
        var reply = SERVER.resolve(ENCODED + "%3FversionId%3D1", RESOLUTION);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(json(reply).getJsonObject("didDocumentMetadata").getString("versionId"))
                .isEqualTo("1");
    }

    @Test
    void get_legacyFragment_isInTheDocumentsPlace() {
        var reply = SERVER.resolve(ENCODED + "%23key-1", LEGACY);

        assertThat(reply.field("content-type")).contains(LEGACY);
        assertThat(json(reply).getJsonObject("didDocument").getString("id")).isEqualTo("did:example:123#key-1");
        assertThat(json(reply).containsKey("didDereferencingMetadata")).isTrue();
    }

    @Test
    void get_legacyFragmentThatIsNot_isKeyword() {
        assertThat(json(SERVER.resolve(ENCODED + "%23nope", LEGACY))
                        .getJsonObject("didDereferencingMetadata")
                        .getString("error"))
                .isEqualTo("notFound");
    }

    @Test
    void get_fragmentOfEmbeddedMethodWithRelativeId_isFound() {
        assertThat(SERVER.resolve(ENCODED + "%23key-2", DEREFERENCING).status()).isEqualTo(200);
    }

    @Test
    void get_fragmentBare_isFoundToo() {
        assertThat(SERVER.resolve("did:example:123#key-1", DEREFERENCING).status())
                .isEqualTo(200);
    }

    @Test
    void get_relationshipOfEmbeddedMethod_isFound() {
        assertThat(SERVER.resolve(ENCODED + "%23key-2?verificationRelationship=keyAgreement", DEREFERENCING)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void get_relationshipOfWhatIsNoMethod_isInvalidVerificationMethod() {
        for (String text : List.of("%23files", "")) {
            var reply = SERVER.resolve(ENCODED + text + "?verificationRelationship=authentication", DEREFERENCING);

            assertThat(reply.status()).as(text).isEqualTo(500);
            assertThat(errorOf(reply)).as(text).isEqualTo("https://w3id.org/security#INVALID_VERIFICATION_METHOD");
        }
    }

    @Test
    void get_relationshipThatIsNone_isRefusedThoughTheMethodIsListed() {
        for (String name : List.of("verificationMethod", "service", "nonsense", "")) {
            assertThat(errorOf(SERVER.resolve(ENCODED + "%23key-1?verificationRelationship=" + name, DEREFERENCING)))
                    .as(name)
                    .endsWith("#INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD");
        }
    }

    @Test
    void get_relationshipForResolution_isUnknownOption() {
        assertThat(SERVER.resolve(ENCODED + "?verificationRelationship=authentication", RESOLUTION)
                        .status())
                .isEqualTo(501);
    }

    @Test
    void get_service_reducesTheDocument() {
        for (String service : List.of("files", "%23files", "did:example:123%23files")) {
            var document = json(SERVER.resolve("did:example:123?service=" + service, DEREFERENCING))
                    .getJsonObject("content");

            assertThat(document.getString("id")).as(service).isEqualTo(ExampleDriver.KNOWN);
            assertThat(document.getJsonArray("verificationMethod")).as(service).hasSize(1);
            assertThat(document.getJsonArray("service")).as(service).hasSize(1);
            assertThat(document.getJsonArray("service").getJsonObject(0).getString("id"))
                    .as(service)
                    .isEqualTo("#files");
        }
    }

    @Test
    void get_serviceType_selectsByStringAndBySet() {
        assertThat(services("serviceType=Files")).isEqualTo(2);
        assertThat(services("serviceType=Agent")).isEqualTo(1);
    }

    @Test
    void get_serviceAndType_mustBothHold() {
        assertThat(services("service=agent&serviceType=Files")).isEqualTo(1);
        assertThat(SERVER.resolve("did:example:123?service=files&serviceType=Agent", DEREFERENCING)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void get_serviceWithoutPreference_isDereferencingResult() {
        assertThat(SERVER.get(RunningServer.IDENTIFIERS + "did:example:123?service=files")
                        .field("content-type"))
                .contains(DEREFERENCING);
    }

    @Test
    void get_serviceAsUriList_isSeenElsewhere() {
        var reply = SERVER.resolve("did:example:123?service=files&relativeRef=a%2Fb%3Fc%3D1", "text/uri-list");

        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.field("location")).contains("https://example.com/files/a/b?c=1");
        assertThat(reply.field("content-type")).contains("text/uri-list");
        assertThat(reply.field("cache-control")).contains("public, max-age=60");
        assertThat(reply.body()).isEmpty();
    }

    @Test
    void get_encodedServiceUrlWithFragment_isAppended() {
        var reply = SERVER.resolve(ENCODED + "%3Fservice%3Dagent%26relativeRef%3D%252Fx%23intro", "text/uri-list");

        assertThat(reply.field("location")).contains("https://agent.example.com/x#intro");
    }

    @Test
    void get_serviceAsDocumentWithRelativeRef_isTheReducedDocument() {
        assertThat(services("service=files&relativeRef=%2Fa")).isEqualTo(1);
    }

    @Test
    void get_relativeRefThatClimbsOrJumps_isInvalidDidUrl() {
        for (String hostile : List.of(
                "..%2Fx",
                "%252e%252e%2Fx",
                "%25252e%25252e%2Fx",
                "%2F%2Fevil.example%2Fx",
                "https%3A%2F%2Fevil.example",
                "a%5C..%5Cb",
                "x%0Ay",
                "a%20b")) {
            for (String accept : List.of("text/uri-list", DEREFERENCING)) {
                var reply = SERVER.resolve("did:example:123?service=files&relativeRef=" + hostile, accept);
                assertThat(reply.status()).as(hostile).isEqualTo(400);
                assertThat(reply.field("location")).as(hostile).isEmpty();
                assertThat(errorOf(reply)).as(hostile).endsWith("#INVALID_DID_URL");
            }
        }
    }

    @Test
    void get_uriListOfNoService_isNotAcceptableOrNotFound() {
        assertThat(SERVER.resolve("did:example:123", "text/uri-list").status()).isEqualTo(406);
        assertThat(SERVER.resolve("did:example:123?versionId=1", "text/uri-list")
                        .status())
                .isEqualTo(406);
        assertThat(SERVER.resolve(ENCODED + "%23key-1", "text/uri-list").status())
                .isEqualTo(406);
        assertThat(SERVER.resolve("did:example:123?service=none", "text/uri-list")
                        .status())
                .isEqualTo(404);
        assertThat(SERVER.resolve("did:example:deactivated?service=files", "text/uri-list")
                        .status())
                .isEqualTo(410);
        assertThat(SERVER.resolve("did:example:123?relativeRef=a", DEREFERENCING)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void get_documentAsCbor_isCbor() {
        var reply = SERVER.resolve("did:example:123", "application/did+cbor");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.field("content-type")).contains("application/did+cbor");
    }

    @Test
    void get_parametersNotDoneHere_areFeatureNotSupported() {
        assertThat(errorOf(SERVER.resolve("did:example:123?hl=zQm", DEREFERENCING)))
                .endsWith("#FEATURE_NOT_SUPPORTED");
    }

    @Test
    void get_versionAsDidParameter_isThatVersion() {
        assertThat(json(SERVER.resolve("did:example:123?versionId=1", DEREFERENCING))
                        .getJsonObject("contentMetadata")
                        .getString("versionId"))
                .isEqualTo("1");
        assertThat(SERVER.resolve(ENCODED + "%3FversionId%3D1%23key-1", DEREFERENCING)
                        .status())
                .as("the first version has no keys")
                .isEqualTo(404);
    }

    @Test
    void get_versionsThatContradict_areInvalidOptions() {
        for (String text : List.of(
                "%3FversionId%3D1?versionId=2",
                "%3FversionId%3D1%26versionTime%3D2026-01-01T00:00:00Z",
                "%3FversionId%3D1?versionTime=2026-01-01T00:00:00Z",
                "%3FversionTime%3Dyesterday")) {
            assertThat(errorOf(SERVER.resolve(ENCODED + text, DEREFERENCING)))
                    .as(text)
                    .endsWith("#INVALID_OPTIONS");
        }
    }

    @Test
    void get_pathOrUnknownParameter_isNotFound() {
        for (String text : List.of("/", "/a/b", "?x=y", "?x", "?initialState=1", "/a?service=files#key-1")) {
            assertThat(errorOf(SERVER.resolve("did:example:123" + text, DEREFERENCING)))
                    .as(text)
                    .endsWith("#NOT_FOUND");
        }
    }

    @Test
    void get_pathUnderOtherMethod_isMethodNotSupported() {
        assertThat(errorOf(SERVER.resolve("did:unsupported:1/a", DEREFERENCING)))
                .endsWith("#METHOD_NOT_SUPPORTED");
    }

    @Test
    void get_malformed_isInvalidDidUrlAndNeverInvalidDid() {
        for (String text : List.of(
                "not-a-did",
                "did:example:123;service=agent",
                "did:example:123?[x]=1",
                "did:example:123?a=%zz",
                "did:example:123?service=%ff",
                "did:example:123?service=a&service=b",
                "did:example:a:/path",
                "did%3Aexample%3A123%3Fa%3D%25zz",
                "did%3Aexample%3A%zz",
                ENCODED + "%23a%23b")) {
            var reply = SERVER.resolve(text, DEREFERENCING);

            assertThat(reply.status()).as(text).isEqualTo(400);
            assertThat(reply.field("content-type")).as(text).contains(DEREFERENCING);
            assertThat(errorOf(reply)).as(text).endsWith("#INVALID_DID_URL");
        }
    }

    @Test
    void get_malformedDidUrlOfThoseWhoWantResolution_isInvalidDidUrlInTheirEnvelope() {
        var reply = SERVER.resolve(ENCODED + "%23a%23b", RESOLUTION);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(json(reply)
                        .getJsonObject("didResolutionMetadata")
                        .getJsonObject("error")
                        .getString("type"))
                .endsWith("#INVALID_DID_URL");
    }

    @Test
    void get_tooLong_isInvalidDidUrl() {
        var reply = SERVER.resolve("did:example:" + "a".repeat(5_000) + "/path", DEREFERENCING);

        assertThat(reply.status()).isEqualTo(414);
        assertThat(errorOf(reply)).endsWith("#INVALID_DID_URL");
    }

    @Test
    void get_partOfDeactivated_isGone() {
        for (String accept : List.of(DEREFERENCING, "application/did")) {
            var reply = SERVER.resolve("did%3Aexample%3Adeactivated%23key-1", accept);

            assertThat(reply.status()).as(accept).isEqualTo(410);
            assertThat(reply.field("content-type")).as(accept).contains(DEREFERENCING);
            assertThat(json(reply).getValue("content")).as(accept).isNull();
            assertThat(json(reply).getJsonObject("dereferencingMetadata"))
                    .as(accept)
                    .isEmpty();
        }
    }

    @Test
    void get_partWithKnownTag_isNotModified() {
        String target = RunningServer.IDENTIFIERS + ENCODED + "%23key-1";
        String tag = SERVER.get(target).field("etag").orElseThrow();

        assertThat(SERVER.get(target, "If-None-Match: " + tag).status()).isEqualTo(304);
    }

    private static int services(String query) {
        return json(SERVER.resolve("did:example:123?" + query, DEREFERENCING))
                .getJsonObject("content")
                .getJsonArray("service")
                .size();
    }

    private static JsonObject json(Wire.Reply reply) {
        return new JsonObject(reply.body());
    }

    private static String errorOf(Wire.Reply reply) {
        return json(reply)
                .getJsonObject("dereferencingMetadata")
                .getJsonObject("error")
                .getString("type");
    }
}
