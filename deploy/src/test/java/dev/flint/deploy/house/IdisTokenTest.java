package dev.flint.deploy.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes of the industrial internet that have to be known before they are told anything. */
class IdisTokenTest {
    private static final String DETAIL = "/identityv2/data/detail?handle=88.1000.7/by01";
    private static final String LOGIN = "{\"username\":\"node-1\",\"password\":\"a long enough secret\"}";

    @TempDir
    private static Path directory;

    private static House house;
    private static Signature signature;

    @BeforeAll
    static void open() throws Exception {
        var keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        Path users = Files.writeString(directory.resolve("users"), "node-1:a long enough secret\n");
        String key = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        Path applications = Files.writeString(directory.resolve("applications"), "88.1000.7/app:" + key);
        var settings = Map.of(
                "handle.http",
                "127.0.0.1:0",
                "handle.prefixes",
                "88.1000.7",
                "idis.users",
                users.toString(),
                "idis.applications",
                applications.toString());
        house = House.open(TestConfig.of(directory, 0, settings), true, InstantSource.system(), new SecureRandom());
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static HttpResponse<String> send(String method, String path, String body, String token) throws Exception {
        int port = house.neighbours().handles().httpPort();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token);
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode ask(String method, String path, String body, String token) throws Exception {
        var answer = send(method, path, body, token);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    @Test
    void detail_needsAToken() throws Exception {
        assertThat(ask("GET", DETAIL, "", "x").path("status").asInt()).isEqualTo(-1);
        var login = send("POST", "/identity/token", LOGIN, "x");
        assertThat(login.headers().firstValue("cache-control")).contains("no-store");
        String token =
                new ObjectMapper().readTree(login.body()).at("/data/token").asText();
        assertThat(ask("GET", DETAIL, "", token).at("/data/value/1/data/value").asText())
                .isEqualTo("did:bid:by01");
        assertThat(ask("POST", "/identityv2/data", "{}", token).path("status").asInt())
                .isEqualTo(-3);
        assertThat(ask("GET", "/identity/token", "", token).path("status").asInt())
                .isEqualTo(-2);
        assertThat(ask("POST", "/identity/token/v1", LOGIN, token)
                        .path("status")
                        .asInt())
                .isEqualTo(-2);
    }

    @Test
    void application_signsItsChallenge() throws Exception {
        String path = "/api/v1/doip/public/challenge?handle=88.1000.7/app";
        signature.update(ask("GET", path, "", "x").path("data").asText().getBytes(StandardCharsets.UTF_8));
        String body = "{\"handle\":\"88.1000.7/app\",\"signature\":\""
                + Base64.getEncoder().encodeToString(signature.sign()) + "\"}";
        var verified = ask("POST", "/api/v1/doip/public/verify-response", body, "x");
        assertThat(verified.path("code").asInt()).isEqualTo(1);
        String token = verified.at("/data/token").asText();
        assertThat(ask("GET", DETAIL, "", token).path("status").asInt()).isEqualTo(1);
        assertThat(ask("GET", "/api/v1/doip/public/challenge?handle=x", "", "x")
                        .path("code")
                        .asInt())
                .isEqualTo(104);
        assertThat(ask("GET", "/api/v1/doip/public/challenge", "", "x")
                        .path("code")
                        .asInt())
                .isEqualTo(104);
        assertThat(ask("POST", "/api/v1/doip/public/verify-response", "", "x")
                        .path("code")
                        .asInt())
                .isEqualTo(106);
    }

    @Test
    void body_thatIsTooLong_isRefused() throws Exception {
        for (String path : new String[] {"/identity/token", "/api/v1/doip/public/verify-response"}) {
            var answer = send("POST", path, " ".repeat(8_193), "x");
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("a body has at most 8192 octets");
        }
    }
}
