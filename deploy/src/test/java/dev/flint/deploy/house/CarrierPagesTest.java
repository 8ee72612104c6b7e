package dev.flint.deploy.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarrierPagesTest {
    private static final String CODE = "VAA08810000000001123Ab.098";

    @TempDir
    private Path directory;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void symbol_ofACode_isAnImageThatNeverChanges() throws Exception {
        try (var house = House.open(TestConfig.of(directory, 0), false, InstantSource.system(), new SecureRandom())) {
            var bare = get(house, CODE + ".svg");
            assertThat(bare.statusCode()).isEqualTo(200);
            assertThat(bare.headers().firstValue("content-type")).contains("image/svg+xml");
            assertThat(bare.headers().firstValue("cache-control"))
                    .hasValueSatisfying(value -> assertThat(value).contains("immutable"));
            assertThat(bare.body()).contains("<svg ");
            assertThat(get(house, "15N" + CODE + ".svg?carrier=datamatrix&scale=8")
                            .body())
                    .isEqualTo(bare.body());
            assertThat(get(house, CODE + ".svg?carrier=qr").body()).isNotEqualTo(bare.body());
            assertThat(get(house, "15NVAA08810000000001A%2FB.svg").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void symbol_ofWhatIsNot_isRefusedWithAReason() throws Exception {
        try (var house = House.open(TestConfig.of(directory, 0), false, InstantSource.system(), new SecureRandom())) {
            for (String wrong : List.of(
                    CODE + ".svg?carrier=morse",
                    CODE + ".svg?scale=0",
                    CODE + ".svg?scale=33",
                    CODE + ".svg?scale=8px",
                    CODE + "%23.svg",
                    "1PABC.svg",
                    ".svg",
                    "7B" + "7".repeat(900) + ".svg")) {
                var answer = get(house, wrong);
                assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
                assertThat(answer.headers().firstValue("content-type"))
                        .as(wrong)
                        .contains("application/problem+json");
            }
            assertThat(get(house, "15N" + CODE + "%23.svg").body()).contains("at index 29 of the code");
            assertThat(get(house, CODE + ".gif").statusCode()).isEqualTo(404);
        }
    }

    private HttpResponse<String> get(House house, String path) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + house.httpPort() + CarrierPages.PATH + path);
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
