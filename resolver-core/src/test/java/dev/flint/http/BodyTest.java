package dev.flint.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.spi.Registrar;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Bodies on their way in: the registration route and the limits that all bodies have. */
final class BodyTest {
    private static final String JSON = "Content-Type: application/json";
    private static final String HEAD_THAT_WAITS =
            "POST /register HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n";
    private static final RunningServer SERVER = new RunningServer(BodyTest::submit);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    /** A registrar that answers on a thread of its own, as one does that waits for a disk. */
    private static Future<Registrar.Receipt> submit(Buffer operation) {
        Promise<Registrar.Receipt> promise = Promise.promise();
        new Thread(() -> {
                    switch (operation.toString()) {
                        case "{\"full\":true}" ->
                            promise.complete(new Registrar.Receipt(503, Buffer.buffer("{\"title\":\"full\"}"), 7));
                        case "{\"broken\":true}" -> promise.fail(new IllegalStateException("broken on purpose"));
                        default ->
                            promise.complete(new Registrar.Receipt(
                                    201,
                                    new JsonObject()
                                            .put("bytes", operation.length())
                                            .toBuffer(),
                                    0));
                    }
                })
                .start();
        return promise.future();
    }

    @Test
    void register_operation_isHandedOnAsItCame() {
        var reply = SERVER.ask("POST", "/register", "{ \"é\" : 1 }", JSON);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.field("content-type")).contains("application/json");
        assertThat(reply.field("cache-control")).contains("no-store");
        assertThat(new JsonObject(reply.body()).getInteger("bytes")).isEqualTo(12);
    }

    @Test
    void register_refusal_isProblemWithTheTimeToWait() {
        var reply = SERVER.ask("POST", "/register", "{\"full\":true}", JSON);

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.field("retry-after")).contains("7");
        assertThat(reply.field("content-type")).contains("application/problem+json");
    }

    @Test
    void register_brokenMachinery_isProblemThatLeavesTheOutcomeOpen() {
        var reply = SERVER.ask("POST", "/register", "{\"broken\":true}", JSON);

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.body()).contains("may not").doesNotContain("purpose");
    }

    @Test
    void register_registrarThatThrows_isProblem() {
        try (var server = new RunningServer((Registrar) operation -> {
            throw new IllegalStateException("broken on purpose");
        })) {
            assertThat(server.ask("POST", "/register", "{}", JSON).status()).isEqualTo(500);
        }
    }

    @Test
    void register_otherMediaType_isUnsupported() {
        assertThat(SERVER.ask("POST", "/register", "a=b", "Content-Type: text/plain")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void register_jsonByAnyName_isTaken() {
        assertThat(SERVER.ask("POST", "/register", "{}", "Content-Type: Application/JSON; charset=utf-8")
                        .status())
                .isEqualTo(201);
        assertThat(SERVER.ask("POST", "/register", "{}", "Content-Type: application/x+json")
                        .status())
                .isEqualTo(201);
        assertThat(SERVER.ask("POST", "/register", "{}").status()).isEqualTo(201);
    }

    @Test
    void register_get_isNotAllowed() {
        var reply = SERVER.get("/register");

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.field("allow")).contains("POST, OPTIONS");
    }

    @Test
    void register_largestBody_isTaken() {
        var reply = SERVER.ask("POST", "/register", "x".repeat(HttpLimits.BODY_BYTES_MAX), JSON);

        assertThat(new JsonObject(reply.body()).getInteger("bytes")).isEqualTo(HttpLimits.BODY_BYTES_MAX);
    }

    @Test
    void register_announcedBodyOfOneByteMore_isRefusedBeforeItComes() {
        for (String length : new String[] {"300001", "4294967296", "9223372036854775807"}) {
            try (var wire = SERVER.connect()) {
                wire.send("POST /register HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length + "\r\n\r\n");
                var reply = wire.reply("POST");

                assertThat(reply.status()).as(length).isEqualTo(413);
                assertThat(reply.field("connection")).as(length).contains("close");
                assertThat(wire.isCutOff()).as(length).isTrue();
            }
        }
    }

    @Test
    void register_chunkedBodyOfOneByteMore_isRefused() {
        try (var wire = SERVER.connect()) {
            wire.send("POST /register HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
            wire.send(chunk("x".repeat(HttpLimits.BODY_BYTES_MAX)));
            wire.send(chunk("x"));

            assertThat(wire.reply("POST").status()).isEqualTo(413);
            assertThat(wire.isCutOff()).isTrue();
        }
    }

    @Test
    void register_chunkedBody_isTakenWhole() {
        try (var wire = SERVER.connect()) {
            wire.send("POST /register HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
            wire.send(chunk("{}") + chunk("   ") + "0\r\n\r\n");

            assertThat(new JsonObject(wire.reply("POST").body()).getInteger("bytes"))
                    .isEqualTo(5);
        }
    }

    @Test
    void register_clientThatWaitsForLeave_isToldToGoOn() {
        try (var wire = SERVER.connect()) {
            wire.send(HEAD_THAT_WAITS + "Content-Length: 2\r\n\r\n");
            assertThat(wire.reply("POST").status()).isEqualTo(100);

            wire.send("{}");
            assertThat(wire.reply("POST").status()).isEqualTo(201);
        }
    }

    @Test
    void register_clientThatWaitsForLeaveToSendTooMuch_isToldAtOnce() {
        try (var wire = SERVER.connect()) {
            wire.send(HEAD_THAT_WAITS + "Content-Length: 300001\r\n\r\n");

            assertThat(wire.reply("POST").status()).isEqualTo(413);
        }
    }

    @Test
    void register_lengthThatIsNone_isBadRequest() {
        for (String length : new String[] {"x", "-1", "+2", "1, 2", "0x10"}) {
            try (var wire = SERVER.connect()) {
                wire.send("POST /register HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length + "\r\n\r\n{}");

                assertThat(wire.reply("POST").status()).as(length).isEqualTo(400);
            }
        }
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()).toUpperCase(Locale.ROOT) + "\r\n" + text + "\r\n";
    }
}
