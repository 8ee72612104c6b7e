package dev.flint.deploy.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flint.methods.DidConfiguration;
import dev.flint.methods.KeyDriver;
import dev.flint.pipeline.Resolver;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginLinksTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    private Path directory;

    private Path file(String... links) throws Exception {
        String all = links.length == 0 ? "" : '"' + String.join("\",\"", links) + '"';
        return Files.writeString(directory.resolve("links.json"), "{\"@context\":\"x\",\"linked_dids\":[" + all + "]}");
    }

    private List<String> doubts(String... links) throws Exception {
        var vertx = Vertx.vertx();
        try {
            var resolver = new Resolver(List.of(new KeyDriver()), 0, 0, InstantSource.fixed(NOW));
            return OriginLinks.read(file(links))
                    .doubts(resolver, vertx.createSharedWorkerExecutor("test", 1), NOW)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }

    private static long until(String time) {
        return Instant.parse(time).getEpochSecond();
    }

    @Test
    void links_thatHold_leaveNoDoubt() throws Exception {
        assertThat(doubts()).isEmpty();
        assertThat(doubts(SignedLinks.token(
                        SignedLinks.DID, SignedLinks.DID + '#' + SignedLinks.BODY, until("2027-01-01T00:00:00Z"))))
                .isEmpty();
    }

    @Test
    void links_thatDoNot_areNamed() throws Exception {
        assertThat(doubts(
                        SignedLinks.token(
                                SignedLinks.DID,
                                SignedLinks.DID + '#' + SignedLinks.BODY,
                                until("2026-05-31T00:00:00Z")),
                        SignedLinks.token(SignedLinks.DID, SignedLinks.DID + "#other", until("2027-01-01T00:00:00Z")),
                        SignedLinks.token(SignedLinks.BID, SignedLinks.BID + "#key-1", until("2027-01-01T00:00:00Z"))))
                .containsExactly(
                        SignedLinks.DID + " and https://example.com: its time was over on 2026-05-31T00:00:00Z",
                        SignedLinks.DID + " and https://example.com: no signature that is known here is by a key of the"
                                + " document's assertionMethod",
                        SignedLinks.BID + " and https://example.com: the DID has no document here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|holds no DID Configuration",
                "no JSON|holds no DID Configuration",
                "{\"@context\":\"x\",\"linked_dids\":[7]}|has a fault in linked_dids[0]: neither an object nor a token"
            })
    void file_ofAnotherShape_isRefused(String json, String fault) throws Exception {
        Path file = Files.writeString(directory.resolve("links.json"), json);
        assertThatThrownBy(() -> OriginLinks.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("http.did-configuration: " + file + ' ' + fault);
    }

    @Test
    void file_thatIsNotThere_orTooLong_isRefused() throws Exception {
        Path missing = directory.resolve("missing");
        assertThatThrownBy(() -> OriginLinks.read(missing)).hasMessageContaining("cannot be read");
        Path file = Files.write(directory.resolve("long"), new byte[DidConfiguration.BYTES_MAX + 1]);
        assertThatThrownBy(() -> OriginLinks.read(file)).hasMessageContaining("is too long");
    }

    @Test
    void file_isServedAsItIs() throws Exception {
        Path file = file(SignedLinks.token(
                SignedLinks.DID, SignedLinks.DID + '#' + SignedLinks.BODY, until("2027-01-01T00:00:00Z")));
        var settings = Map.of("http.did-configuration", file.toString());
        try (var house = TestConfig.house(directory, settings)) {
            var answer = WebTalk.get(house.httpPort(), "/.well-known/did-configuration.json", "*/*");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
            assertThat(answer.body()).isEqualTo(Files.readString(file));
        }
    }

    @Test
    void origin_withoutFile_hasNone() throws Exception {
        try (var house = TestConfig.house(directory, Map.of())) {
            assertThat(WebTalk.get(house.httpPort(), "/.well-known/did-configuration.json", "*/*")
                            .statusCode())
                    .isEqualTo(404);
        }
    }
}
