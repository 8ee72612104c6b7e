package dev.flint.deploy.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

/** How nodes of the industrial internet ask over HTTP. */
class IdisTest {
    private static final String DID = "did:bid:ef214PmkhKndUcArDQPgD5J4fFVwqJFPt";

    @TempDir
    private static Path directory;

    private static House house;

    @BeforeAll
    static void open() {
        var settings = Map.of("handle.http", "127.0.0.1:0", "handle.prefixes", "88.1000.7, 88.100.1");
        house = House.open(TestConfig.of(directory, 0, settings), true, InstantSource.system(), new SecureRandom());
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static String ask(int port, String method, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static JsonNode ask(String method, String path) throws Exception {
        return new ObjectMapper().readTree(ask(house.neighbours().handles().httpPort(), method, path));
    }

    @Test
    void detail_hasTheValuesOfTheRecord() throws Exception {
        var answer = ask("GET", "/identityv2/data/detail?handle=88.1000.7/" + DID);
        assertThat(answer.path("status").asInt()).isEqualTo(1);
        var data = answer.path("data");
        assertThat(data.path("prefix").asText()).isEqualTo("88.1000.7");
        assertThat(data.path("code").asText()).isEqualTo("200");
        assertThat(data.path("value").findValuesAsText("type")).contains("URL", "DID", "DID_DOC");
        assertThat(data.at("/value/1/data/value").asText()).isEqualTo(DID);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /identityv2/data/detail?handle=88.1000.7/no, -2",
        "GET, /identityv2/data/detail?handle=99.1/x, -2",
        "GET, /identityv2/data/detail, -2",
        "POST, /identityv2/data, -3",
        "DELETE, /identityv2/data?handle=88.1000.7/x, -3",
        "POST, /identity/token/v1, -3"
    })
    void snms_otherwise_saysWhy(String method, String path, int status) throws Exception {
        var answer = ask(method, path);
        assertThat(answer.path("status").asInt()).isEqualTo(status);
        assertThat(answer.path("message").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, targetId=88.100.1/A1B2C3&operationId=0.DOIP/Op.Retrieve, 1",
        "POST, targetId=88.100.1/A1B2C3&operationId=0.DOIP/Op.Retrieve, 1",
        "GET, targetId=88.1000.7/no&operationId=0.DOIP/Op.Retrieve, 104",
        "GET, targetId=no&operationId=0.DOIP/Op.Retrieve, 106",
        "GET, targetId=88.100.1/A1B2C3&operationId=0.DOIP/Op.Delete, 103",
        "GET, targetId=88.100.1/A1B2C3, 103",
        "PUT, targetId=88.100.1/A1B2C3&operationId=0.DOIP/Op.Retrieve, 103",
        "POST, targetId=88.100.1/A1B2C3&operationId=0.DOIP/Op.Update, 103"
    })
    void doip_retrieves_andNothingElse(String method, String query, int code) throws Exception {
        var answer = ask(method, "/api/v1/doip?" + query);
        assertThat(answer.path("code").asInt()).isEqualTo(code);
        if (code == 1) {
            assertThat(answer.at("/data/attributes/elements").findValuesAsText("value"))
                    .contains("VAA08810000000001A1B2C3");
        }
    }

    @Test
    void doip_withoutApplications_challengesNobody() throws Exception {
        assertThat(ask("GET", "/api/v1/doip/public/challenge?handle=88.1000.7/app")
                        .path("code")
                        .asInt())
                .isEqualTo(103);
        assertThat(ask("POST", "/api/v1/doip/public/verify-response")
                        .path("code")
                        .asInt())
                .isEqualTo(103);
    }

    @Test
    void reports_tellWhatIsRegistered() throws Exception {
        var lines = ask(house.httpPort(), "GET", "/idis/identdata").lines().toList();
        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .contains("\"type\":\"0\"", "\"identBid\":\"" + DID + '"', "\"userBid\":\"" + DID + '"'));
        assertThat(lines)
                .anySatisfy(
                        line -> assertThat(line).contains("\"type\":\"1\"", "\"origin\":\"VAA08810000000001A1B2C3\""));
        var count = new ObjectMapper().readTree(ask(house.httpPort(), "GET", "/idis/count"));
        assertThat(count.path("bid").asInt() + count.path("vaa").asInt()).isEqualTo(lines.size());
        assertThat(count.path("complete").asBoolean()).isTrue();
        int first = ask(house.httpPort(), "GET", "/idis/identdata?from=0&max=5")
                .lines()
                .toList()
                .size();
        int rest = ask(house.httpPort(), "GET", "/idis/identdata?from=5")
                .lines()
                .toList()
                .size();
        assertThat(first + rest).isEqualTo(lines.size());
        assertThat(ask(house.httpPort(), "GET", "/idis/identdata?from=x")).contains("\"status\":400");
    }
}
