package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.KeyType;
import dev.flint.bid.register.OperationKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is told to stop, and a second one beside it. */
class StopTest {
    private static final int CLIENTS = 3;
    /** What a JVM ends with that SIGTERM stopped: 128 and the signal's number. */
    private static final int TERMINATED = 143;

    @TempDir
    private Path data;

    private final SecureRandom random = new SecureRandom();

    @Test
    void stop_underLoad_firstTellsThenDrainsThenEnds() throws Exception {
        Queue<String> registered = new ConcurrentLinkedQueue<>();
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        try (var server = ServeProcess.start(data, "--set", "http.lameduck=3s")) {
            var client = new Client(server.port());
            assertThat(client.get("/health/ready").statusCode()).isEqualTo(200);
            var phase = new Phase();
            List<Thread> load = load(server.port(), registered, phase, failures);
            phase.awaitRegistrations(2 * CLIENTS);

            server.terminate();
            while (client.get("/health/ready").statusCode() == 200) {
                Thread.onSpinWait();
            }
            assertThat(client.get("/health/live").statusCode()).isEqualTo(200);
            phase.awaitRegistrations(2 * CLIENTS);
            // Every request that was begun before this line had to be answered.
            phase.mayFail = true;
            assertThat(client.get("/health/ready").statusCode()).isEqualTo(503);

            assertThat(server.awaitEnd()).isEqualTo(TERMINATED);
            for (var thread : load) {
                thread.join();
            }
            assertThat(server.messages()).hasSize(1);
        }
        assertThat(failures).isEmpty();
        assertClean();
        assertAllThere(registered);
    }

    @Test
    void stop_requestHalfSent_isAnsweredBeforeTheEnd() throws Exception {
        var key = BidPrivateKey.generate(KeyType.ED25519, random);
        String did = Operations.bidOf(key).canonical();
        byte[] operation = Operations.operation(OperationKind.CREATE, key, Instant.now(), "late");
        try (var server = ServeProcess.start(data);
                var wire = new Wire(server.port())) {
            wire.send(head(operation.length));
            assertThat(wire.reply().status()).as("the head has arrived").isEqualTo(100);
            server.terminate();
            awaitNoListener(server.port());
            wire.send(operation);
            assertThat(wire.reply().status()).isEqualTo(201);
            assertThat(server.awaitEnd()).isEqualTo(TERMINATED);
        }
        assertClean();
        assertAllThere(List.of(did));
    }

    @Test
    void stop_ofOneWhoNeverSendsTheRest_doesNotWaitForEver() throws Exception {
        try (var server = ServeProcess.start(data, "--set", "http.shutdown=1s");
                var wire = new Wire(server.port())) {
            wire.send(head(10));
            assertThat(wire.reply().status()).isEqualTo(100);
            assertThat(server.stop()).isEqualTo(TERMINATED);
            assertThat(wire.isCutOff()).isTrue();
        }
        assertClean();
    }

    @Test
    void second_onTheSameDirectory_endsWithOneLine() throws Exception {
        try (var first = ServeProcess.start(data)) {
            var second = ServeProcess.command(data).redirectErrorStream(true).start();
            String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).as(said).isEqualTo(10);
            assertThat(said)
                    .startsWith("flint: the ledger is in use by another process: ")
                    .contains(data.toString())
                    .hasLineCount(1);
            var fsck = Cli.fsck(data);
            assertThat(fsck.exit()).as(fsck.text()).isEqualTo(10);

            assertThat(new Client(first.port()).get("/health/ready").statusCode())
                    .isEqualTo(200);
            assertThat(first.stop()).isEqualTo(TERMINATED);
        }
        assertClean();
    }

    /** How far the load has come. */
    private static final class Phase {
        private final AtomicInteger registrations = new AtomicInteger();
        private volatile boolean mayFail;

        void awaitRegistrations(int more) throws InterruptedException {
            int enough = registrations.get() + more;
            while (registrations.get() < enough) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }
    }

    private List<Thread> load(int port, Queue<String> registered, Phase phase, Queue<String> failures) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            var thread = new Thread(() -> registerUntilTheEnd(new Client(port), registered, phase));
            thread.setUncaughtExceptionHandler((failed, failure) -> failures.add(failure.toString()));
            thread.start();
            threads.add(thread);
        }
        return threads;
    }

    private void registerUntilTheEnd(Client client, Queue<String> registered, Phase phase) {
        while (true) {
            var key = BidPrivateKey.generate(KeyType.ED25519, random);
            boolean hadToBeAnswered = !phase.mayFail;
            try {
                var answer = client.register(Operations.operation(OperationKind.CREATE, key, Instant.now(), "load"));
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
                registered.add(Operations.bidOf(key).canonical());
                phase.registrations.incrementAndGet();
            } catch (IOException ended) {
                if (hadToBeAnswered) {
                    throw new UncheckedIOException(ended);
                }
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Of a request whose body waits until the server has said that it will read it. */
    private static String head(int length) {
        return String.join(
                "\r\n",
                "POST /1.0/bid/operations HTTP/1.1",
                "Host: localhost",
                "Content-Type: application/json",
                "Expect: 100-continue",
                "Content-Length: " + length,
                "",
                "");
    }

    private static void awaitNoListener(int port) {
        for (boolean listens = true; listens; ) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                listens = socket.isConnected();
            } catch (IOException refused) {
                listens = false;
            }
        }
    }

    private void assertClean() {
        var fsck = Cli.fsck(data);
        assertThat(fsck.exit()).as(fsck.text()).isZero();
    }

    /** And nothing had to be repaired or derived anew: a start after a stop has nothing to say. */
    private void assertAllThere(Iterable<String> registered) throws IOException, InterruptedException {
        try (var server = ServeProcess.start(data)) {
            assertThat(server.messages()).hasSize(1);
            var client = new Client(server.port());
            for (String did : registered) {
                assertThat(client.resolve(did).statusCode()).as(did).isEqualTo(200);
            }
            server.stop();
        }
    }
}
