package dev.flint.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.spi.ExampleDriver;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Those who hold connections: the server's time is moved by hand, its sweep comes by itself. */
final class ConnectionTest {
    private static final String KNOWN = RunningServer.IDENTIFIERS + ExampleDriver.KNOWN;
    private static final String HELD = RunningServer.IDENTIFIERS + "did:held:1";
    private static final Duration HEAD = Duration.ofSeconds(5);
    private static final Duration BODY = Duration.ofSeconds(10);
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(60);
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final int PIPELINED = 300;
    private static final int TRIES = 1_000;
    private static final HttpLimits LIMITS = new HttpLimits(100, HEAD, BODY, KEEP_ALIVE);

    @Test
    void silentConnection_isCutOff() {
        try (var server = new RunningServer(LIMITS);
                var wire = server.connect()) {
            settle(server);
            server.pass(HEAD.plus(MOMENT));

            assertThat(wire.isCutOff()).isTrue();
        }
    }

    @Test
    void headByteByByte_isCutOffAllTheSame() {
        try (var server = new RunningServer(LIMITS);
                var wire = server.connect()) {
            wire.send("GET " + KNOWN + " HTT");
            settle(server);
            server.pass(HEAD);
            wire.send("P/1.1\r\nHost:");
            server.pass(MOMENT);

            assertThat(wire.isCutOff()).isTrue();
        }
    }

    @Test
    void bodyByteByByte_isCutOff() {
        try (var server = new RunningServer(LIMITS);
                var wire = server.connect()) {
            wire.send("POST " + KNOWN + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 20\r\n\r\n{");
            settle(server);
            server.pass(BODY.plus(MOMENT));

            assertThat(wire.isCutOff()).isTrue();
        }
    }

    @Test
    void bodyOfRequestThatWasAnsweredAlready_isCutOffToo() {
        try (var server = new RunningServer(LIMITS);
                var wire = server.connect()) {
            wire.send("PUT " + KNOWN + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 20\r\n\r\n{");
            assertThat(wire.reply("PUT").status()).isEqualTo(405);
            server.pass(BODY.plus(MOMENT));

            assertThat(wire.isCutOff()).isTrue();
        }
    }

    @Test
    void idleAfterAnswer_isKeptUntilTheKeepAliveIsOver() {
        try (var server = new RunningServer(LIMITS);
                var wire = server.connect()) {
            assertThat(wire.get(KNOWN).status()).isEqualTo(200);
            server.pass(KEEP_ALIVE.minus(MOMENT));
            settle(server);
            assertThat(wire.get(KNOWN).status()).isEqualTo(200);

            settle(server);
            server.pass(KEEP_ALIVE.plus(MOMENT));
            assertThat(wire.isCutOff()).isTrue();
        }
    }

    @Test
    void waitingForAnAnswer_isNotIdle() {
        try (var server = new RunningServer(LIMITS);
                var wire = server.connect();
                var witness = server.connect()) {
            witness.get(KNOWN);
            wire.send(Wire.request("GET", HELD, ""));
            server.held().awaitQuestion();
            server.pass(KEEP_ALIVE.multipliedBy(2));
            assertThat(witness.isCutOff()).as("the sweep has been").isTrue();

            server.held().release();
            assertThat(wire.reply("GET").status()).isEqualTo(200);
        }
    }

    @Test
    void oneConnectionMoreThanAllowed_isClosedAtOnce() {
        try (var server = new RunningServer(new HttpLimits(2, HEAD, BODY, KEEP_ALIVE));
                var first = server.connect();
                var second = server.connect()) {
            first.get(KNOWN);
            second.get(KNOWN);
            try (var third = server.connect()) {
                assertThat(third.isCutOff()).isTrue();
            }

            assertThat(first.get(KNOWN).status()).isEqualTo(200);
        }
    }

    @Test
    void connectionThatWasClosed_leavesItsPlace() {
        try (var server = new RunningServer(new HttpLimits(1, HEAD, BODY, KEEP_ALIVE))) {
            try (var only = server.connect()) {
                assertThat(only.get(KNOWN).status()).isEqualTo(200);
            }

            assertThat(IntStream.range(0, TRIES).anyMatch(attempt -> isServed(server)))
                    .as("a place is free as soon as the server has seen that the client is gone")
                    .isTrue();
        }
    }

    private static boolean isServed(RunningServer server) {
        try {
            return server.get(KNOWN).status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    @Test
    void pipelinedRequests_areAnsweredInOrder() {
        try (var server = new RunningServer();
                var wire = server.connect()) {
            var requests = new StringBuilder();
            for (int i = 0; i < 50; i++) {
                requests.append(Wire.request("GET", RunningServer.IDENTIFIERS + "did:example:n" + i, ""))
                        .append(Wire.request("POST", KNOWN, "{\"versionId\":\"1\"}"));
            }
            wire.send(requests.toString());

            for (int i = 0; i < 50; i++) {
                assertThat(wire.reply("GET").status()).isEqualTo(404);
                assertThat(wire.reply("POST").body()).contains("\"versionId\":\"1\"");
            }
        }
    }

    @Test
    void pipelinedBehindOneThatWaits_waitToo() {
        try (var server = new RunningServer();
                var wire = server.connect()) {
            wire.send(Wire.request("GET", HELD, "")
                    + Wire.request("GET", KNOWN, "").repeat(PIPELINED));
            server.held().awaitQuestion();
            server.held().release();

            assertThat(wire.reply("GET").body()).contains("did:held:1");
            for (int i = 0; i < PIPELINED; i++) {
                assertThat(wire.reply("GET").body()).contains(ExampleDriver.KNOWN);
            }
        }
    }

    @Test
    void shutdown_letsTheRequestInFlightEndAndTakesNoOther() {
        try (var server = new RunningServer();
                var wire = server.connect()) {
            wire.send(Wire.request("GET", HELD, ""));
            server.held().awaitQuestion();
            var over = server.shutdown(Duration.ofSeconds(20));
            assertThat(over.isComplete()).isFalse();

            server.held().release();
            assertThat(wire.reply("GET").status()).isEqualTo(200);
            assertThat(wire.isCutOff()).isTrue();
            RunningServer.await(over);
        }
    }

    @Test
    void shutdown_afterTheGracePeriod_cutsOffWhoStillWaits() {
        try (var server = new RunningServer();
                var wire = server.connect()) {
            wire.send(Wire.request("GET", HELD, ""));
            server.held().awaitQuestion();
            RunningServer.await(server.shutdown(Duration.ofMillis(100)));

            assertThat(wire.isCutOff()).isTrue();
        }
    }

    @Test
    void clientGoneBeforeItsAnswer_harmsNobody() {
        try (var server = new RunningServer()) {
            try (var wire = server.connect()) {
                wire.send(Wire.request("GET", HELD, ""));
                server.held().awaitQuestion();
            }
            server.held().release();

            assertThat(server.get(HELD).status()).isEqualTo(200);
        }
    }

    @Test
    void rubbish_isBadRequestOrCutOff() {
        for (String rubbish :
                new String[] {"\r\n\r\nrubbish\r\n\r\n", "GET\r\n\r\n", "GET / FTP/9\r\n\r\n", "\u0000\u0001\r\n\r\n"
                }) {
            try (var server = new RunningServer();
                    var wire = server.connect()) {
                wire.send(rubbish);
                assertThat(wire.isCutOff()).as(rubbish).isTrue();
                assertThat(server.get(KNOWN).status()).isEqualTo(200);
            }
        }
    }

    /** When another connection has been served, what this test sent before it has been seen. */
    private static void settle(RunningServer server) {
        assertThat(server.get("/health/live", "Connection: close").status()).isEqualTo(200);
    }
}
