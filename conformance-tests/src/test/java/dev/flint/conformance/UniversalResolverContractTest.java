package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients and drivers of Universal Resolver read of an answer, asked as each of them asks. */
class UniversalResolverContractTest {
    private static final String KNOWN = "did:bid:ef214PmkhKndUcArDQPgD5J4fFVwqJFPt";
    private static final String ABSENT = "did:bid:efnVUgqQFfYeu97ABf6sGm3WFtVXHZB2";
    private static final String PATH = "/1.0/identifiers/";
    private static final String ENVELOPE = "application/did-resolution";
    private static final String LEGACY = "application/ld+json;profile=\"https://w3id.org/did-resolution\"";

    @TempDir
    private static Path data;

    @TempDir
    private static Path legacyData;

    private static RunningHouse house;
    private static Client client;

    @BeforeAll
    static void open() {
        house = RunningHouse.open(data, Map.of());
        client = house.client();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    /** Universal Resolver asks its drivers with exactly this header, the identifier as it is or encoded. */
    @ParameterizedTest
    @ValueSource(strings = {KNOWN, "did%3Abid%3Aef214PmkhKndUcArDQPgD5J4fFVwqJFPt"})
    void driver_isAskedForEnvelopeOrDocument_andGivesTheEnvelope(String written) throws Exception {
        var answer = client.get(PATH + written, "Accept", "application/did-resolution,application/did");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(contentType(answer)).isEqualTo(ENVELOPE);
        var envelope = Client.json(answer);
        assertThat(envelope.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("didDocument", "didResolutionMetadata", "didDocumentMetadata");
        assertThat(envelope.at("/didDocument/id").asText()).isEqualTo(KNOWN);
        // The suite of the CCG wants the header to contain what the metadata say.
        assertThat(ENVELOPE)
                .contains(envelope.at("/didResolutionMetadata/contentType").asText());
    }

    @Test
    void driver_ofAnAbsentIdentifier_givesTheErrorAsAnObject() throws Exception {
        var answer = client.get(PATH + ABSENT, "Accept", "application/did-resolution,application/did");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(contentType(answer)).isEqualTo(ENVELOPE);
        var envelope = Client.json(answer);
        assertThat(envelope.path("didDocument").isNull()).isTrue();
        assertThat(envelope.at("/didResolutionMetadata/error/type").asText())
                .isEqualTo("https://www.w3.org/ns/did#NOT_FOUND");
        assertThat(envelope.path("didDocumentMetadata").isObject()).isTrue();
    }

    /** ACA-Py takes every value's {@code http.pattern}, or the keys, for regular expressions. */
    @ParameterizedTest
    @ValueSource(strings = {"/1.0/properties/", "/1.0/properties"})
    void acaPy_readsThePatterns_withATrailingSlashToo(String path) throws Exception {
        var answer = client.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(contentType(answer)).isEqualTo("application/json");
        var properties = Client.json(answer);
        assertThat(properties.isObject()).isTrue();
        assertThat(properties).isNotEmpty().allSatisfy(driver -> {
            var pattern = Pattern.compile(driver.at("/http/pattern").asText());
            assertThat("did:web:example.com").doesNotMatch(pattern);
            assertThat("x" + KNOWN).doesNotMatch(pattern);
        });
        var own = Pattern.compile(
                properties.path("^(did:bid:.+)$").at("/http/pattern").asText());
        assertThat(KNOWN).matches(own);
        assertThat("did:bid:by01").matches(own);
        assertThat("did:key:z6Mk").doesNotMatch(own);
        properties.fieldNames().forEachRemaining(Pattern::compile);
    }

    /** ACA-Py sends no Accept, reads JSON by the type's ending, and takes the document out of the envelope. */
    @Test
    void acaPy_withTheLegacyEnvelopeSwitchedOn_canReadTheAnswer() throws Exception {
        try (var legacy = RunningHouse.open(legacyData, Map.of("http.legacy-envelope", "true"))) {
            var reply = Wire.get(legacy.port(), PATH + KNOWN);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.field("content-type")).isEqualTo(LEGACY);
            assertThat(reply.field("content-type").split(";", 2)[0]).endsWith("+json");
            assertThat(Client.json(reply.body()).at("/didDocument/id").asText()).isEqualTo(KNOWN);
            assertThat(Wire.get(legacy.port(), PATH + ABSENT).status()).isEqualTo(404);
            assertThat(legacy.client()
                            .get(PATH + KNOWN, "Accept", ENVELOPE)
                            .headers()
                            .firstValue("content-type"))
                    .hasValue(ENVELOPE);
        }
    }

    @Test
    void nobodysPreference_isTheEnvelope() {
        for (String[] fields : new String[][] {{}, {"Accept: */*"}, {"Accept: application/*"}, {"Accept:"}}) {
            var reply = Wire.get(house.port(), PATH + KNOWN, fields);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.field("content-type")).isEqualTo(ENVELOPE);
        }
    }

    /** Veramo sends the older profile and joins the DID URL to the address as it is. */
    @Test
    void veramo_asksForTheOlderProfile_andGetsAnErrorAsAWord() throws Exception {
        var found = client.get(PATH + KNOWN, "Accept", LEGACY);
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(contentType(found)).isEqualTo(LEGACY);
        assertThat(Client.json(found).at("/didDocument/id").asText()).isEqualTo(KNOWN);
        assertThat(Client.json(found).path("@context").asText()).isEqualTo("https://w3id.org/did-resolution/v1");
        assertThat(Client.json(client.get(PATH + ABSENT, "Accept", LEGACY))
                        .at("/didResolutionMetadata/error")
                        .asText())
                .isEqualTo("notFound");
        assertThat(client.get(PATH + KNOWN + "?versionId=0", "Accept", LEGACY).statusCode())
                .isEqualTo(200);
    }

    /** did-resolver's types know these words and no other. */
    @ParameterizedTest
    @CsvSource({
        "did:bid:x, invalidDid",
        "did:bid:efnVUgqQFfYeu97ABf6sGm3WFtVXHZB2, notFound",
        "did:unknown:1, methodNotSupported"
    })
    void didResolver_readsTheErrorAsAWord(String did, String word) throws Exception {
        var answer = client.get(PATH + did, "Accept", LEGACY);
        assertThat(Client.json(answer).at("/didResolutionMetadata/error").asText())
                .isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({
        "application/did, application/did",
        "application/did+json, application/did+json",
        "application/did+ld+json, application/did+ld+json",
        "application/json, application/json",
        "application/ld+json, application/ld+json"
    })
    void documentAlone_isGivenInEveryNameThatItHas(String accept, String contentType) throws Exception {
        var answer = client.get(PATH + KNOWN, "Accept", accept);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(contentType(answer)).isEqualTo(contentType);
        var document = Client.json(answer);
        assertThat(document.path("id").asText()).isEqualTo(KNOWN);
        assertThat(document.at("/@context/0").asText()).startsWith("https://www.w3.org/ns/did/v1");
        assertThat(document.has("didDocument")).isFalse();
    }

    @Test
    void dereferencing_hasTheContentUnderBothItsNames() throws Exception {
        String key = Client.json(client.resolve(KNOWN))
                .at("/didDocument/verificationMethod/0/id")
                .asText();
        var answer = client.get(PATH + encoded(key), "Accept", "application/did-url-dereferencing");
        assertThat(answer.statusCode()).isEqualTo(200);
        var envelope = Client.json(answer);
        assertThat(envelope.at("/content/id").asText()).isEqualTo(key);
        assertThat(envelope.path("contentStream")).isEqualTo(envelope.path("content"));
        assertThat(envelope.path("dereferencingMetadata").isObject()).isTrue();
        assertThat(envelope.path("contentMetadata").isObject()).isTrue();
    }

    @Test
    void listings_nameWhatIsThere() throws Exception {
        assertThat(Client.json(client.get("/1.0/methods")))
                .extracting(JsonNode::asText)
                .containsExactly("bid", "vaa", "key", "jwk");
        var identifiers = Client.json(client.get("/1.0/testIdentifiers")).path("bid");
        assertThat(identifiers).extracting(JsonNode::asText).contains(KNOWN);
        for (var identifier : identifiers) {
            assertThat(client.resolve(identifier.asText()).statusCode())
                    .as(identifier.asText())
                    .isEqualTo(200);
        }
    }

    @Test
    void browser_fromAnotherOrigin_mayRead() throws Exception {
        for (String path : List.of(PATH + KNOWN, PATH + ABSENT, PATH + "x", "/1.0/properties", "/nowhere")) {
            assertThat(client.get(path, "Origin", "https://app.example.com")
                            .headers()
                            .firstValue("access-control-allow-origin"))
                    .as(path)
                    .hasValue("*");
        }
    }

    @Test
    void sameEntityTag_isAnsweredWithoutABody() throws Exception {
        var answer = client.resolve(KNOWN);
        String tag = answer.headers().firstValue("etag").orElseThrow();
        var again = client.get(PATH + KNOWN, "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(client.get(PATH + KNOWN, "If-None-Match", tag, "Accept", "application/did")
                        .statusCode())
                .as("another representation")
                .isEqualTo(200);
    }

    private static String encoded(String didUrl) {
        return URLEncoder.encode(didUrl, StandardCharsets.UTF_8);
    }

    private static String contentType(HttpResponse<String> answer) throws IOException {
        return answer.headers().firstValue("content-type").orElseThrow(() -> new IOException("no type"));
    }
}
