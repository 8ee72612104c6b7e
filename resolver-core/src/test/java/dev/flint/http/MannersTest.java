package dev.flint.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.spi.ExampleDriver;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What HTTP asks of any server, and what is not about identifiers. */
final class MannersTest {
    private static final String KNOWN = RunningServer.IDENTIFIERS + ExampleDriver.KNOWN;
    private static final RunningServer SERVER = new RunningServer();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void get_answer_hasTheFieldsOfCaches() {
        var reply = SERVER.get(KNOWN);

        assertThat(reply.field("vary")).contains("Accept");
        assertThat(reply.field("cache-control")).contains("public, max-age=60");
        assertThat(reply.field("x-content-type-options")).contains("nosniff");
        assertThat(reply.field("access-control-expose-headers").orElseThrow()).contains("ETag");
    }

    @Test
    void get_dates_haveDaysOfTwoDigits() {
        var reply = SERVER.get(KNOWN);

        assertThat(reply.field("date")).contains("Wed, 04 Mar 2026 05:06:07 GMT");
        assertThat(reply.field("last-modified")).contains("Tue, 03 Feb 2026 04:05:06 GMT");
    }

    @Test
    void get_everyMediaType_hasTagOfItsOwn() {
        Set<String> tags = new HashSet<>();
        var types = List.of(
                "application/did-resolution",
                "application/did",
                "application/did+json",
                "application/did+ld+json",
                "application/json",
                "application/ld+json",
                "application/did-url-dereferencing");
        for (String type : types) {
            tags.add(SERVER.resolve(ExampleDriver.KNOWN, type).field("etag").orElseThrow());
        }

        assertThat(tags).hasSameSizeAs(types).allMatch(tag -> tag.startsWith("\"") && tag.endsWith("\""));
    }

    @Test
    void get_knownTag_isNotModifiedWithoutBody() {
        String tag = SERVER.get(KNOWN).field("etag").orElseThrow();

        for (String field : List.of(tag, "W/" + tag, "\"other\", " + tag, "*", "\"a,b\"," + tag)) {
            var reply = SERVER.get(KNOWN, "If-None-Match: " + field);

            assertThat(reply.status()).as(field).isEqualTo(304);
            assertThat(reply.field("etag")).as(field).contains(tag);
            assertThat(reply.body()).as(field).isEmpty();
        }
    }

    @Test
    void get_otherTag_isSentAnew() {
        assertThat(SERVER.get(KNOWN, "If-None-Match: \"other\"").status()).isEqualTo(200);
    }

    @Test
    void get_tagOfOtherRepresentation_isSentAnew() {
        String tag = SERVER.resolve(ExampleDriver.KNOWN, "application/json")
                .field("etag")
                .orElseThrow();

        assertThat(SERVER.get(KNOWN, "Accept: application/ld+json", "If-None-Match: " + tag)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void post_knownTag_isAnswered() {
        String tag = SERVER.get(KNOWN).field("etag").orElseThrow();

        assertThat(SERVER.ask("POST", KNOWN, "{}", "If-None-Match: " + tag).status())
                .isEqualTo(200);
    }

    @Test
    void head_answer_hasTheFieldsOfGetAndNoBody() {
        try (var wire = SERVER.connect()) {
            var get = wire.get(KNOWN);
            var head = wire.ask("HEAD", KNOWN, "");

            assertThat(head.fields()).isEqualTo(get.fields());
            assertThat(wire.get(KNOWN).body())
                    .as("the next answer begins where it should")
                    .isEqualTo(get.body());
        }
    }

    @Test
    void head_error_hasNoBodyEither() {
        try (var wire = SERVER.connect()) {
            assertThat(wire.ask("HEAD", "/nowhere", "").status()).isEqualTo(404);
            assertThat(wire.ask("HEAD", RunningServer.IDENTIFIERS + "not-a-did", "")
                            .status())
                    .isEqualTo(400);
            assertThat(wire.get(KNOWN).status()).isEqualTo(200);
        }
    }

    @Test
    void options_everyRoute_tellsWhatIsAllowed() {
        assertThat(SERVER.ask("OPTIONS", KNOWN, "").field("access-control-allow-methods"))
                .contains("GET, HEAD, POST, OPTIONS");
        assertThat(SERVER.ask("OPTIONS", "/1.0/methods", "").field("allow")).contains("GET, HEAD, OPTIONS");
        assertThat(SERVER.ask("OPTIONS", "/register", "").field("allow")).contains("POST, OPTIONS");
    }

    @Test
    void options_answer_letsBrowsersSendTheirFields() {
        var reply = SERVER.ask("OPTIONS", KNOWN, "", "Origin: https://example.com");

        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.field("access-control-allow-origin")).contains("*");
        assertThat(reply.field("access-control-allow-headers").orElseThrow()).contains("Accept", "Content-Type");
        assertThat(reply.field("access-control-max-age")).isPresent();
    }

    @Test
    void otherMethods_areNotAllowed() {
        for (String method : List.of("PUT", "DELETE", "PATCH", "TRACE", "BREW")) {
            var reply = SERVER.ask(method, KNOWN, "");

            assertThat(reply.status()).as(method).isEqualTo(405);
            assertThat(reply.field("allow")).as(method).contains("GET, HEAD, POST, OPTIONS");
            assertThat(reply.field("content-type")).as(method).contains("application/problem+json");
        }
    }

    @Test
    void put_withBody_leavesTheConnectionInOrder() {
        try (var wire = SERVER.connect()) {
            assertThat(wire.ask("PUT", KNOWN, "{\"a\":1}").status()).isEqualTo(405);
            assertThat(wire.get(KNOWN).status()).isEqualTo(200);
        }
    }

    @Test
    void get_nowhere_isProblem() {
        for (String target : List.of("/", "/1.0/identifiers", "/1.0/identifiersx", "/health/", "/health/x", "/1.0/x")) {
            var reply = SERVER.get(target);

            assertThat(reply.status()).as(target).isEqualTo(404);
            assertThat(reply.field("content-type")).as(target).contains("application/problem+json");
            assertThat(reply.field("access-control-allow-origin")).as(target).contains("*");
            assertThat(new JsonObject(reply.body()).getInteger("status"))
                    .as(target)
                    .isEqualTo(404);
        }
    }

    @Test
    void get_noIdentifier_isInvalidDid() {
        assertThat(SERVER.get(RunningServer.IDENTIFIERS).status()).isEqualTo(400);
    }

    @Test
    void get_absoluteForm_isTheSameResource() {
        assertThat(SERVER.get("http://localhost" + KNOWN).status()).isEqualTo(200);
        assertThat(SERVER.get("http://localhost/health/live").status()).isEqualTo(200);
        assertThat(SERVER.get("http://localhost").status()).isEqualTo(404);
    }

    @Test
    void get_requestLineTooLong_isUriTooLong() {
        var reply = SERVER.get(RunningServer.IDENTIFIERS + "a".repeat(HttpLimits.REQUEST_LINE_BYTES_MAX + 1));

        assertThat(reply.status()).isEqualTo(414);
        assertThat(reply.field("access-control-allow-origin")).contains("*");
    }

    @Test
    void get_headerTooLarge_isRefused() {
        assertThat(SERVER.get(KNOWN, "X-Large: " + "a".repeat(20_000)).status()).isEqualTo(431);
    }

    @Test
    void get_page_isServedWithAndWithoutTrailingSlash() {
        assertThat(SERVER.get("/page").body()).isEqualTo("page");
        assertThat(SERVER.get("/page/?x=y").body()).isEqualTo("page");
        assertThat(SERVER.get("/page").field("cache-control")).contains("no-cache");
        assertThat(SERVER.ask("POST", "/page", "x").status()).isEqualTo(405);
    }

    @Test
    void get_pageThatBreaks_isProblemAndTheConnectionGoesOn() {
        try (var wire = SERVER.connect()) {
            var reply = wire.get("/broken");

            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.body()).doesNotContain("purpose");
            assertThat(wire.get("/page").status()).isEqualTo(200);
        }
    }

    @Test
    void health_live_isUpWhateverFails() {
        try (var server = new RunningServer()) {
            server.failing().add("the disk is full");

            assertThat(server.get("/health/live").status()).isEqualTo(200);
            assertThat(server.get("/healthz").status()).isEqualTo(200);
        }
    }

    @Test
    void health_ready_tellsWhatFails() {
        try (var server = new RunningServer()) {
            assertThat(server.get("/health/ready").status()).isEqualTo(200);

            server.failing().add("the disk is full");
            var reply = server.get("/readyz");

            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.field("cache-control")).contains("no-store");
            assertThat(new JsonObject(reply.body()).getJsonArray("failing")).containsExactly("the disk is full");
        }
    }

    @Test
    void descriptions_haveTheShapesOfTheUniversalResolver() {
        assertThat(new JsonArray(SERVER.get("/1.0/methods").body())).containsExactly("example", "held");
        assertThat(new JsonObject(SERVER.get("/1.0/testIdentifiers").body()).getJsonArray("example"))
                .containsExactly(ExampleDriver.KNOWN);

        var properties = new JsonObject(SERVER.get("/1.0/properties").body()).getJsonObject("^(did:example:.+)$");
        assertThat(properties.getString("kept")).isEqualTo("in memory");
        assertThat(properties.getJsonObject("http").getString("pattern")).isEqualTo("^(did:example:.+)$");
    }

    @Test
    void descriptions_areJson() {
        for (String path : List.of("/1.0/methods", "/1.0/testIdentifiers", "/1.0/properties")) {
            assertThat(SERVER.get(path).field("content-type")).as(path).contains("application/json");
        }
    }

    @Test
    void listen_onTwoLoops_answersOnEveryConnection() {
        try (var server = new RunningServer(
                HttpManners.defaults(), HttpLimits.defaults(), operation -> io.vertx.core.Future.failedFuture(""), 2)) {
            for (int i = 0; i < 8; i++) {
                assertThat(server.get(KNOWN).status()).isEqualTo(200);
            }
        }
    }
}
