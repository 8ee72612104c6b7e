package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.KeyType;
import dev.flint.bid.register.OperationDraft;
import dev.flint.bid.register.OperationKind;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed while it registers, again and again, on one data directory. */
class KillStormTest {
    private static final int ROUNDS = Integer.getInteger("flint.storm.rounds", 20);
    private static final int CLIENTS = 3;
    private static final String GONE = "deactivated";

    @TempDir
    private Path data;

    private final SecureRandom random = new SecureRandom();
    /** What was acknowledged, by identifier: the mark of the document, or that it is gone. */
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    /** What was sent and not acknowledged: it may be there or not, but never by half. */
    private final Map<String, String> unknown = new ConcurrentHashMap<>();

    @Test
    void kill_inAStormOfRegistrations_losesNothingAcknowledged() throws Exception {
        long size = 0;
        for (int round = 0; round < ROUNDS; round++) {
            try (var server = ServeProcess.start(data)) {
                var client = new Client(server.port());
                long now = checkpointSize(client);
                assertThat(now).as("round %d", round).isGreaterThanOrEqualTo(size);
                size = now;
                checkAll(client, round);
                storm(server, new SplittableRandom(round).nextInt(100, 500));
            }
        }
        try (var server = ServeProcess.start(data)) {
            checkAll(new Client(server.port()), ROUNDS);
            server.stop();
        }
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS);
        assertThat(CommandRun.of("ledger", "fsck", "--data", data.toString())).startsWith("0clean: ");
    }

    private void storm(ServeProcess server, int millis) throws InterruptedException {
        var stopped = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            var thread = new Thread(() -> register(new Client(server.port()), stopped), "client-" + i);
            thread.start();
            threads.add(thread);
        }
        threads.get(0).join(millis);
        server.kill();
        stopped.set(true);
        for (var thread : threads) {
            thread.join();
        }
    }

    private void register(Client client, AtomicBoolean stopped) {
        for (int i = 0; !stopped.get(); i++) {
            var key = BidPrivateKey.generate(KeyType.ED25519, random);
            String did = Operations.bidOf(key).canonical();
            var start = Instant.now();
            if (!send(client, did, "first", Operations.operation(OperationKind.CREATE, key, start, "first"))) {
                return;
            }
            if (i % 3 == 1
                    && !send(
                            client,
                            did,
                            "second",
                            Operations.operation(OperationKind.UPDATE, key, start.plusSeconds(1), "second"))) {
                return;
            }
            if (i % 5 == 1
                    && !send(
                            client,
                            did,
                            GONE,
                            OperationDraft.delete(Operations.bidOf(key), start.plusSeconds(2), key, did + "#key-1"))) {
                return;
            }
        }
    }

    private boolean send(Client client, String did, String outcome, byte[] operation) {
        unknown.put(did, outcome);
        try {
            var answer = client.register(operation);
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
            acknowledged.put(did, outcome);
            unknown.remove(did);
            return true;
        } catch (IOException killed) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void checkAll(Client client, int round) throws IOException, InterruptedException {
        for (var entry : acknowledged.entrySet()) {
            String found = outcome(client, entry.getKey());
            String open = unknown.getOrDefault(entry.getKey(), entry.getValue());
            assertThat(found).as("%s in round %d", entry.getKey(), round).isIn(entry.getValue(), open);
        }
        for (var entry : unknown.entrySet()) {
            if (!acknowledged.containsKey(entry.getKey())) {
                assertThat(outcome(client, entry.getKey()))
                        .as("%s in round %d", entry.getKey(), round)
                        .isIn("absent", entry.getValue());
            }
        }
    }

    /** What is there: a mark, gone, or absent; anything else is half. */
    private static String outcome(Client client, String did) throws IOException, InterruptedException {
        var answer = client.resolve(did);
        return switch (answer.statusCode()) {
            case 404 -> "absent";
            case 410 -> GONE;
            case 200 -> {
                assertThat(Client.json(answer).at("/didDocument/id").asText()).isEqualTo(did);
                assertThat(Client.json(answer)
                                .at("/didDocumentMetadata/bid/proofStatus")
                                .asText())
                        .isEqualTo("valid-A");
                yield Client.markOf(answer);
            }
            default -> "status " + answer.statusCode();
        };
    }

    private static long checkpointSize(Client client) throws IOException, InterruptedException {
        return Long.parseLong(client.get("/ledger/checkpoint").body().split("\n", -1)[1]);
    }
}
