package dev.flint.deploy.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes on carriers, followed as browsers and apps follow them. */
class LinkPagesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CODE = "VAA08810000000001A1B2C3";
    private static final String PUMP = "https://works.example.com/pumps/A1B2C3";

    @TempDir
    private static Path directory;

    private static House house;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void open() {
        house = House.open(TestConfig.of(directory, 0), true, InstantSource.system(), new SecureRandom());
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private HttpResponse<String> send(String method, String path, String... fields) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + house.httpPort() + path))
                .method(method, BodyPublishers.noBody());
        if (fields.length > 0) {
            request.headers(fields);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private JsonNode scan(String scanned, int status) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + house.httpPort() + "/v1/scan");
        var answer = client.send(
                HttpRequest.newBuilder(uri)
                        .POST(BodyPublishers.ofString(scanned))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    private static String field(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "/15N/" + CODE + ", " + PUMP,
        "/15N/" + CODE + "/, " + PUMP,
        "/25S/" + CODE + ", " + PUMP,
        "/15N/%56AA08810000000001A1B2C3, " + PUMP,
        "/15N/" + CODE + "?lot=7, " + PUMP + "?lot=7",
        "/15N/" + CODE + "?linkType=untp:dpp, " + PUMP + "/passport.json?linkType=untp:dpp",
        "/15N/VAA08810000000001ZZZZZZ, https://works.example.com/",
        "/18V/VAA08810000000001, https://works.example.com/",
        "/25T/VAA08810000000001LOT-7, https://works.example.com/"
    })
    void follow_aCode_leadsToItsTarget(String path, String target) throws Exception {
        for (String method : new String[] {"GET", "HEAD"}) {
            var answer = send(method, path);
            assertThat(answer.statusCode()).isEqualTo(307);
            assertThat(field(answer, "location")).isEqualTo(target);
            assertThat(field(answer, "link"))
                    .startsWith("<http://127.0.0.1:" + house.httpPort() + path.substring(0, path.indexOf('/', 1) + 1)
                            + "VAA")
                    .endsWith("?linkType=linkset>; rel=\"linkset\"; type=\"application/linkset+json\"");
            assertThat(field(answer, "vary")).isEqualTo("Accept, Accept-Language");
            assertThat(field(answer, "access-control-allow-origin")).isEqualTo("*");
        }
    }

    @Test
    void follow_inAnotherLanguage_leadsToItsTarget() throws Exception {
        assertThat(field(send("GET", "/15N/" + CODE, "Accept-Language", "zh-CN,en;q=0.5"), "location"))
                .isEqualTo("https://works.example.com/zh/pumps/A1B2C3");
    }

    @ParameterizedTest
    @CsvSource({
        "/15N/VAA0881000000000, 400",
        "/15N/VAA08810000000001, 400",
        "/15N/VAA08810000000001A/B, 400",
        "/15N/VAA08810000000001%E6%B3%B5, 400",
        "/15N/, 400",
        "/15N/" + CODE + "?linkType=Pip, 400",
        "/15N/" + CODE + "?linkType=gs1:recallStatus, 404",
        "/15N/VAA99910000000001A1B2C3, 404",
        "/25S/UN043325711MH8031200000000001, 404",
        "/15N/" + CODE + "?linkType=gs1:pip, 300"
    })
    void follow_whatLeadsNowhere_isSaid(String path, int status) throws Exception {
        var answer = send("GET", path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(field(answer, "content-type"))
                .isEqualTo(status == 300 ? "application/linkset+json" : "application/problem+json");
    }

    @Test
    void options_allowsReading() throws Exception {
        var answer = send("OPTIONS", "/15N/" + CODE);
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(field(answer, "access-control-allow-methods")).contains("GET", "HEAD", "OPTIONS");
    }

    @Test
    void linkset_keepsTheRules() throws Exception {
        var byType = send("GET", "/15N/" + CODE, "Accept", "application/linkset+json");
        var byParameter = send("GET", "/15N/" + CODE + "?linkType=linkset");
        assertThat(byParameter.body()).isEqualTo(byType.body());
        assertThat(byType.statusCode()).isEqualTo(200);
        assertThat(field(byType, "content-type")).isEqualTo("application/linkset+json");
        assertThat(field(byType, "link")).contains("rel=\"http://www.w3.org/ns/json-ld#context\"");
        var linkset = JSON.readTree(byType.body());
        assertThat(linkset.properties()).extracting(Map.Entry::getKey).containsExactly("linkset");
        assertThat(linkset.path("linkset")).hasSize(2).allSatisfy(LinkPagesTest::assertKeepsTheRules);
    }

    /** RFC 9264, 4.2, and what the GS1-Conformant resolver standard asks for beyond it. */
    private static void assertKeepsTheRules(JsonNode context) {
        assertThat(context.path("anchor").asText()).startsWith("http");
        assertThat(context.path("itemDescription").asText()).isNotEmpty();
        for (var member : context.properties()) {
            if (member.getKey().equals("anchor") || member.getKey().equals("itemDescription")) {
                continue;
            }
            assertThat(member.getKey()).startsWith("https://");
            assertThat(member.getValue()).isNotEmpty().allSatisfy(target -> {
                assertThat(URI.create(target.path("href").asText()).getScheme()).isEqualTo("https");
                assertThat(target.path("title").asText()).isNotEmpty();
                assertThat(target.properties())
                        .extracting(Map.Entry::getKey)
                        .allMatch(Set.of("href", "title", "type", "hreflang")::contains);
            });
        }
        var byDefault = context.path("https://ref.gs1.org/voc/defaultLink");
        assertThat(byDefault).hasSize(1);
        assertThat(byDefault.get(0).properties()).extracting(Map.Entry::getKey).containsExactly("href", "title");
    }

    @Test
    void linkset_asText_hasTheSameLinks() throws Exception {
        var answer = send("GET", "/15N/" + CODE, "Accept", "application/linkset, application/linkset+json;q=0.1");
        assertThat(field(answer, "content-type")).isEqualTo("application/linkset");
        assertThat(answer.body().lines())
                .hasSize(7)
                .allMatch(line -> line.startsWith("<https://works.example.com/") && line.contains("; anchor=\"http"));
    }

    @Test
    void description_saysWhatIsSupported() throws Exception {
        var answer = JSON.readTree(send("GET", "/.well-known/gs1resolver").body());
        assertThat(answer.path("resolverRoot").asText()).isEqualTo("http://127.0.0.1:" + house.httpPort());
        assertThat(answer.path("supportedPrimaryKeys")).isEmpty();
        assertThat(answer.path("supportedDataIdentifiers").toString()).contains("\"15N\"", "\"25S\"");
        assertThat(send("GET", "/.well-known/gs1resolver-else").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "]d1[)>\u001e06\u001d15N" + CODE + "\u001e\u0004, scan",
        "15N" + CODE + ", scan",
        CODE + ", scan",
        "http://id.example.com/15N/" + CODE + ", url",
        "88.100.1/A1B2C3, handle",
        "did:vaa:" + CODE + ", did"
    })
    void scan_aCodeInWhicheverForm_saysWhereItLeads(String scanned, String form) throws Exception {
        var answer = scan(scanned, 200);
        assertThat(answer.path("form").asText()).isEqualTo(form);
        assertThat(answer.path("canonical").asText()).isEqualTo(CODE);
        assertThat(answer.at("/leadsTo/did").asText()).isEqualTo("did:vaa:" + CODE);
        assertThat(answer.at("/leadsTo/registered").asBoolean()).isTrue();
        assertThat(answer.at("/leadsTo/target").asText()).isEqualTo(PUMP);
    }

    @Test
    void scan_aTag_isReadFromItsWords() throws Exception {
        var known = scan("25S" + CODE, 200);
        String words = known.at("/rfid/mb01FromPcHex").asText();
        assertThat(words).isNotEmpty();
        assertThat(scan(words, 200).at("/leadsTo/target").asText()).isEqualTo(PUMP);
    }

    @ParameterizedTest
    @CsvSource({"15NVAA0881x, BAD_STC, 10", "'', EMPTY, 0"})
    void scan_whatCannotBeRead_isRefusedWithItsPlace(String scanned, String code, int index) throws Exception {
        var answer = scan(scanned, 400);
        assertThat(answer.at("/error/code").asText()).isEqualTo(code);
        assertThat(answer.at("/error/index").asInt()).isEqualTo(index);
        assertThat(answer.path("status").asInt()).isEqualTo(400);
    }

    @Test
    void codes_areResolvedLikeAnyIdentifier() throws Exception {
        for (String spelling : new String[] {CODE, "15N" + CODE, "did:vaa:" + CODE}) {
            var answer =
                    JSON.readTree(send("GET", "/1.0/identifiers/" + spelling).body());
            assertThat(answer.at("/didDocument/id").asText()).isEqualTo("did:vaa:" + CODE);
        }
        var service = send("GET", "/1.0/identifiers/did:vaa:" + CODE + "?service=link-4");
        assertThat(service.body()).contains(PUMP + "/passport.json");
    }
}
