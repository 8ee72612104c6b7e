package dev.flint.methods;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.id.Did;
import dev.flint.spi.CachePolicy;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import dev.flint.spi.Version;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A driver over HTTP whose other side does what the test says. */
final class RemoteDriverTest {
    private static final String DID = "did:far:1";
    private static final String DOCUMENT = "{\"@context\":\"https://www.w3.org/ns/did/v1\",\"id\":\"" + DID + "\"}";
    private static final RemoteSettings.Limits LIMITS = new RemoteSettings.Limits(Duration.ofMillis(700), 4, 10_000);

    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong nanos = new AtomicLong();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Consumer<HttpServerRequest> behaviour = request -> {};
    private HttpServer server;
    private RemoteDriver driver;

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void start() {
        server = await(vertx.createHttpServer()
                .requestHandler(request -> {
                    asked.add(request.uri() + " " + request.getHeader("accept"));
                    behaviour.accept(request);
                })
                .listen(0, "127.0.0.1"));
        driver = driver("");
    }

    private RemoteDriver driver(String suffix) {
        String text = "^(did:far:.+)$=http://127.0.0.1:" + server.actualPort() + suffix;
        var settings = RemoteSettings.parse(text, LIMITS, CachePolicy.NEVER).orElseThrow();
        return new RemoteDriver(settings, vertx, nanos::get);
    }

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    private void says(int status, String body) {
        behaviour = request -> request.response().setStatusCode(status).end(body);
    }

    private Resolution resolve() {
        return await(driver.resolve(Did.of(DID), ResolutionOptions.NONE));
    }

    private ResolutionError error() {
        return ((Resolution.Refused) resolve()).error();
    }

    @Test
    void resolve_resultOrBareDocument_isFound() {
        for (String body : List.of(
                DOCUMENT,
                "{\"didDocument\":" + DOCUMENT
                        + ",\"didResolutionMetadata\":{},\"didDocumentMetadata\":{\"versionId\":\"7\"}}",
                "{\"didDocument\":" + DOCUMENT + ",\"didResolutionMetadata\":{\"error\":null}}")) {
            says(200, body);
            assertThat(KeyDriverTest.document(resolve()).getString("id")).isEqualTo(DID);
        }
        assertThat(asked.get(0)).isEqualTo("/1.0/identifiers/did:far:1 application/did-resolution,application/did");
    }

    @Test
    void resolve_metadata_isKept() {
        says(200, "{\"didDocument\":" + DOCUMENT + ",\"didDocumentMetadata\":{\"updated\":\"1970-01-01T00:01:00Z\"}}");

        var answer = ((Resolution.Found) resolve()).answer();
        assertThat(new String(answer.metadata(), StandardCharsets.UTF_8))
                .isEqualTo("\"updated\":\"1970-01-01T00:01:00Z\"");
        assertThat(answer.freshness().updatedSeconds()).isEqualTo(60);
    }

    @Test
    void resolve_deactivated_isGoneWithAStub() {
        says(410, "{\"didDocument\":null,\"didDocumentMetadata\":{\"deactivated\":true}}");
        assertThat(resolve()).isInstanceOf(Resolution.Deactivated.class);
        says(200, "{\"didDocument\":" + DOCUMENT + ",\"didDocumentMetadata\":{\"deactivated\":true}}");
        assertThat(resolve()).isInstanceOf(Resolution.Deactivated.class);
    }

    @Test
    void resolve_errorsOfAllAges_areUnderstood() {
        for (String error : List.of(
                "\"notFound\"", "{\"type\":\"NOT_FOUND\"}", "{\"type\":\"https://www.w3.org/ns/did#NOT_FOUND\"}")) {
            says(500, "{\"didDocument\":null,\"didResolutionMetadata\":{\"error\":" + error + "}}");
            assertThat(error()).as(error).isEqualTo(ResolutionError.NOT_FOUND);
        }
        says(404, "nothing here");
        assertThat(error()).isEqualTo(ResolutionError.NOT_FOUND);
        says(400, "{}");
        assertThat(error()).isEqualTo(ResolutionError.INVALID_DID);
    }

    @Test
    void resolve_documentOfAnotherIdentifier_isNeverGiven() {
        says(200, DOCUMENT.replace("far:1", "far:2"));
        assertThat(error()).isEqualTo(ResolutionError.INVALID_DID_DOCUMENT);
    }

    @Test
    void resolve_hostileAnswers_areFailures() {
        List<Consumer<HttpServerRequest>> hostile = List.of(
                request -> request.response().end("x".repeat(20_000)),
                request -> request.response()
                        .setStatusCode(302)
                        .putHeader("location", "http://127.0.0.1:1/")
                        .end(),
                request -> request.response().end("<html>"),
                request -> request.response().end("{\"a\":".repeat(1_000)),
                request -> request.connection().close());
        for (var each : hostile) {
            nanos.addAndGet(Duration.ofMinutes(1).toNanos());
            behaviour = each;
            assertThat(error()).isEqualTo(ResolutionError.INTERNAL_ERROR);
        }
    }

    @Test
    void resolve_driverThatNeverAnswers_isGivenUp() {
        assertThat(error()).isEqualTo(ResolutionError.INTERNAL_ERROR);
    }

    @Test
    void resolve_driverThatKeepsFailing_isLeftAloneAndTriedAgain() {
        says(503, "down");
        for (int i = 0; i < 10; i++) {
            assertThat(error()).isEqualTo(ResolutionError.INTERNAL_ERROR);
        }
        assertThat(asked).hasSize(5);
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        error();
        error();
        assertThat(asked).as("one question tries").hasSize(6);
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        says(200, DOCUMENT);
        resolve();
        resolve();
        assertThat(asked).hasSize(8);
    }

    @Test
    void resolve_options_goOutOnlyToDriversThatTakeThem() {
        says(200, DOCUMENT);
        var version = new ResolutionOptions(new Version.Numbered("a b"), false, false, false);
        assertThat(((Resolution.Refused) await(driver.resolve(Did.of(DID), version))).error())
                .isEqualTo(ResolutionError.FEATURE_NOT_SUPPORTED);
        await(driver("/#options").resolve(Did.of(DID), version));
        await(driver("/x/$1").resolve(Did.of(DID), ResolutionOptions.NONE));
        await(driver("/x?d=$2").resolve(Did.of(DID), ResolutionOptions.NONE));
        assertThat(asked.stream().map(each -> each.substring(0, each.indexOf(' '))))
                .containsExactly("/1.0/identifiers/did%3Afar%3A1?versionId=a+b", "/x/did:far:1", "/x?d=did%3Afar%3A1");
    }

    @Test
    void parse_settings_areRefusedWhenTheyMakeNoSense() {
        for (String text : List.of(
                "",
                "did:far:",
                "did:far:=ftp://a",
                "did:far=http://a",
                "^(did:(far|near):.+)$=http://a",
                "far:=http://a",
                "did:far:=http://a#b",
                "did::=http://a")) {
            assertThat(RemoteSettings.parse(text, LIMITS, CachePolicy.NEVER))
                    .as(text)
                    .isEmpty();
        }
        assertThat(RemoteSettings.parse("did:=http://a/", LIMITS, CachePolicy.NEVER)
                        .orElseThrow()
                        .method())
                .isEmpty();
    }

    @Test
    void get_privateAddress_isOnlyReachedWhereAllowed() {
        says(200, "body");
        String url = "http://127.0.0.1:" + server.actualPort() + "/a?b";
        var limits = new Egress.Limits(Duration.ofMillis(700), 100);

        assertThat(await(new Egress(vertx, true, limits).get(url, "*/*"))).isInstanceOf(Fetch.Reply.Body.class);
        for (String each : List.of(
                url,
                url.replace("127.0.0.1", "localhost"),
                url.replace("127.0.0.1", "2130706433"),
                url.replace("127.0.0.1", "[::1]"),
                url.replace("127.0.0.1", "[::ffff:127.0.0.1]"),
                "ftp://a/",
                "http://",
                "http://a@127.0.0.1/",
                "not a url")) {
            assertThat(await(new Egress(vertx, false, limits).get(each, "*/*")))
                    .as(each)
                    .isInstanceOf(Fetch.Reply.None.class);
        }
        assertThat(asked).hasSize(1);
        says(200, "x".repeat(101));
        assertThat(await(new Egress(vertx, true, limits).get(url, "*/*"))).isInstanceOf(Fetch.Reply.None.class);
        says(302, "");
        assertThat(await(new Egress(vertx, true, limits).get(url, "*/*"))).isEqualTo(new Fetch.Reply.Status(302));
    }
}
