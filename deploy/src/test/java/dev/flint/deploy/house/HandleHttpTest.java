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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Identifiers and codes of the ledger, asked for as Handles over HTTP. */
class HandleHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BID = "did:bid:ef214PmkhKndUcArDQPgD5J4fFVwqJFPt";

    @TempDir
    private static Path directory;

    private static House house;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void open() {
        var handles = Map.of(
                "handle.address", "127.0.0.1:0",
                "handle.http", "127.0.0.1:0",
                "handle.prefixes", "88.1000.7, 88.100.1");
        var config = TestConfig.of(directory, 0, handles);
        house = House.open(config, true, InstantSource.system(), new SecureRandom());
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + house.neighbours().handles().httpPort() + path));
    }

    private JsonNode values(String path, int status) throws Exception {
        var answer = send(request("/api/handles/" + path));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        String body = answer.body();
        return JSON.readTree(body.startsWith("cb(") ? body.substring(3) : body);
    }

    @ParameterizedTest
    @CsvSource({
        "88.1000.7/" + BID + ", " + BID,
        "88.1000.7%2F" + BID + ", " + BID,
        "88.1000.7/did%3Abid%3Aef214PmkhKndUcArDQPgD5J4fFVwqJFPt, " + BID,
        "88.1000.7/ef214PmkhKndUcArDQPgD5J4fFVwqJFPt, " + BID,
        "88.1000.7/did:bid:by01, did:bid:by01",
        "88.100.1/A1B2C3, did:vaa:VAA08810000000001A1B2C3",
        "88.1000.7/VAA08810000000001A1B2C3, did:vaa:VAA08810000000001A1B2C3",
        "88.1000.7/did:vaa:VAA08810000000001A1B2C3, did:vaa:VAA08810000000001A1B2C3"
    })
    void api_anyFormOfAnIdentifier_isItsRecord(String handle, String did) throws Exception {
        var record = values(handle + "?type=DID", 200);
        assertThat(record.path("responseCode").asInt()).isEqualTo(1);
        assertThat(record.at("/values/0/data/value").asText()).isEqualTo(did);
    }

    @Test
    void api_wholeRecord_hasWhatTheLedgerSays() throws Exception {
        var values = values("88.100.1/A1B2C3", 200).path("values");
        assertThat(values.findValuesAsText("type"))
                .containsExactly(
                        "URL",
                        "DID",
                        "DID_DOC",
                        "VAA",
                        "HASH",
                        "LEDGER",
                        "URL.pip",
                        "URL.pip",
                        "URL.certificationInfo",
                        "URL.dpp",
                        "HS_ADMIN");
        var selected = values("88.100.1/A1B2C3?type=URL.&index=4", 200).path("values");
        assertThat(selected.findValuesAsText("index")).containsExactly("1", "4", "10", "11", "12", "13");
    }

    @ParameterizedTest
    @CsvSource({
        "88.1000.7/" + BID + "X, 404, 100",
        "88.1000.7/did:bid:EF214PmkhKndUcArDQPgD5J4fFVwqJFPt, 404, 100",
        "88.100.1/ZZZZZZ, 404, 100",
        "noslash, 404, 100",
        "99.9999/x, 400, 301",
        "88.1000.7/" + BID + "?type=NOPE, 200, 200",
        "88.1000.7/" + BID + "?index=x, 400, 4",
        "88.1000.7/" + BID + "?index=4294967296, 400, 4",
        "88.1000.7/" + BID + "?index=4294967295, 200, 200",
        "88.1000.7/%C3, 400, 4",
        "88.1000.7/x?type=%C3, 400, 4",
        "88.1000.7/x?callback=alert(1), 400, 4",
        "88.1000.7/x?callback=cb, 200, 100"
    })
    void api_whatThereIsNot_isSaid(String handle, int status, int code) throws Exception {
        assertThat(values(handle, status).path("responseCode").asInt()).isEqualTo(code);
    }

    @Test
    void api_callback_isAScriptOfAName() throws Exception {
        var script = send(request("/api/handles/88.1000.7/" + BID + "?index=2&callback=cb"));
        assertThat(script.body()).startsWith("cb({").endsWith("});");
        assertThat(script.headers().firstValue("content-type")).contains("application/javascript;charset=UTF-8");
    }

    @Test
    void api_pretty_isTheSameInLines() throws Exception {
        String plain = send(request("/api/handles/88.1000.7/" + BID)).body();
        String pretty =
                send(request("/api/handles/88.1000.7/" + BID + "?pretty")).body();
        assertThat(pretty.lines().count()).isGreaterThan(10);
        assertThat(JSON.readTree(pretty)).isEqualTo(JSON.readTree(plain));
        assertThat(send(request("/api/handles/88.1000.7/" + BID + "?pretty=false"))
                        .body())
                .isEqualTo(plain);
    }

    @Test
    void head_isThatOfTheAnswer() throws Exception {
        var answer = send(request("/api/handles/88.1000.7/" + BID));
        var head = send(request("/api/handles/88.1000.7/" + BID).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("content-length"))
                .isEqualTo(answer.headers().firstValue("content-length"))
                .isPresent();
        assertThat(send(request("/88.100.1/A1B2C3").method("HEAD", BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void prefix_hasItsSite() throws Exception {
        var site = values("0.NA/88.1000.7?type=HS_SITE", 200).at("/values/0/data");
        assertThat(site.path("format").asText()).isEqualTo("site");
        assertThat(site.at("/value/servers/0/interfaces/0/port").asInt())
                .isEqualTo(house.neighbours().handles().port());
        assertThat(JSON.readTree(send(request("/api/site")).body()).path("site"))
                .isEqualTo(site.path("value"));
    }

    @Test
    void proxy_follows_orShows() throws Exception {
        var answer = send(request("/88.100.1/A1B2C3?urlappend=%3Fa=1"));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("location").orElse("")).endsWith("/15N/VAA08810000000001A1B2C3?a=1");
        var shown = send(request("/hdl:88.100.1/A1B2C3?noredirect"));
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains("<td>URL.dpp<td>", "&quot;");
        assertThat(send(request("/88.100.1/%3Cscript%3E")).statusCode()).isEqualTo(404);
        assertThat(send(request("/88.100.1/%3Cscript%3E")).body()).doesNotContain("<script>");
        assertThat(send(request("/99.1/x")).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | 200 | application/json;charset=UTF-8",
                "application/json, text/html;q=0.9 | 200 | application/json;charset=UTF-8",
                "text/html, application/json;q=0.9 | 302 | text/html;charset=UTF-8",
                "application/json;q=0, text/html;q=0.1 | 302 | text/html;charset=UTF-8",
                "application/did | 200 | application/did",
                "application/did+ld+json | 200 | application/did+ld+json",
                "application/did+json, */*;q=0.5 | 200 | application/did+json",
                "image/png | 302 | text/html;charset=UTF-8",
                "nonsense | 302 | text/html;charset=UTF-8"
            })
    void proxy_negotiates(String accept, int status, String mediaType) throws Exception {
        var answer = send(request("/88.1000.7/" + BID).header("Accept", accept));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).contains(mediaType);
        assertThat(answer.headers().firstValue("vary")).contains("Accept");
        if (mediaType.contains("did")) {
            assertThat(JSON.readTree(answer.body()).path("id").asText()).isEqualTo(BID);
        } else if (mediaType.contains("json")) {
            assertThat(JSON.readTree(answer.body()).at("/values/1/data/value").asText())
                    .isEqualTo(BID);
        }
    }

    @Test
    void proxy_whatThereIsNot_isSaidInTheSameWay() throws Exception {
        var answer = send(request("/88.100.1/ZZZZZZ").header("Accept", "application/json"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"responseCode\":100,\"handle\":\"88.100.1/ZZZZZZ\"}");
        assertThat(send(request("/88.100.1/x?index=1x").header("Accept", "application/json"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(send(request("/")).statusCode()).isEqualTo(200);
    }

    @Test
    void tunnel_tooLong_isRefused_andTheConnectionIsClosed() throws Exception {
        byte[] tooLong = new byte[262_145];
        var request = request("/x").header("Content-Type", "application/x-hdl-message");
        assertThat(send(request.POST(BodyPublishers.ofByteArray(tooLong))).statusCode())
                .isEqualTo(413);
    }

    @Test
    void resolver_asksNobodyAboutHandlesOfOthers_whenNobodyIsNamed() throws Exception {
        for (String handle : new String[] {"10.1000%2F182", "doi:10.1000%2F182", "20.1000%2F5", "0.NA%2F88.1000.8"}) {
            var answer = WebTalk.get(house.httpPort(), "/1.0/identifiers/" + handle, "application/did-resolution");
            assertThat(answer.statusCode()).as(handle).isEqualTo(501);
            assertThat(answer.body()).contains("would know; that is not followed here");
        }
    }

    @Test
    void others_areRefused() throws Exception {
        assertThat(send(request("/api/unknown")).body()).contains("Unknown HTTP API endpoint GET /api/unknown");
        assertThat(send(request("/api/handles?prefix=88.1000.7")).statusCode()).isEqualTo(403);
        assertThat(send(request("/88.1000.7/x").DELETE()).statusCode()).isEqualTo(405);
        assertThat(send(request("/x").POST(BodyPublishers.ofString("x"))).statusCode())
                .isEqualTo(415);
        var empty = request("/x").header("Content-Type", "application/x-hdl-message");
        assertThat(send(empty.POST(BodyPublishers.ofString("x"))).statusCode()).isEqualTo(400);
        assertThat(send(request("/x").method("OPTIONS", BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
    }
}
