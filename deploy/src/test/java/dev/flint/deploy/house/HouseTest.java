package dev.flint.deploy.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flint.deploy.config.FlintConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HouseTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REGISTERED = "did:bid:ef214PmkhKndUcArDQPgD5J4fFVwqJFPt";

    @TempDir
    private Path directory;

    private House house;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void open() {
        house = open(directory);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static House open(Path directory) {
        return House.open(config(directory), true, InstantSource.system(), new SecureRandom());
    }

    private static FlintConfig config(Path directory) {
        return TestConfig.of(directory, 0);
    }

    @Test
    void samples_areResolved() throws Exception {
        for (var sample : Samples.all()) {
            String did = sample.document().id().canonical();
            var answer = get("/1.0/identifiers/" + did);
            assertThat(answer.statusCode()).as(sample.name()).isEqualTo(200);
            assertThat(json(answer).at("/didDocument/id").asText()).isEqualTo(did);
        }
    }

    @Test
    void registeredTestIdentifier_isListedAndResolved() throws Exception {
        assertThat(json(get("/1.0/testIdentifiers")).at("/bid/0").asText()).isEqualTo(REGISTERED);
        var answer = get("/1.0/identifiers/" + REGISTERED);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/did-resolution");
        assertThat(answer.headers().firstValue("cache-control")).hasValue("public, max-age=86400");
        assertThat(json(answer).at("/didDocumentMetadata/bid/proofStatus").asText())
                .isEqualTo("valid-B");
    }

    @Test
    void restart_keepsEverything() throws Exception {
        String before = get("/1.0/identifiers/" + REGISTERED).body();
        house.close();
        house = open(directory);

        assertThat(get("/1.0/identifiers/" + REGISTERED).body()).isEqualTo(before);
    }

    @Test
    void pages_areServed() throws Exception {
        assertThat(get("/ledger/checkpoint").body()).startsWith("flint.example/main/headers\n");
        assertThat(json(get("/ns/bid/v1")).at("/@context/bid").asText()).isEqualTo("https://resolver.example/ns/bid#");
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        house.leave();
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + house.httpPort() + path))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }
}
