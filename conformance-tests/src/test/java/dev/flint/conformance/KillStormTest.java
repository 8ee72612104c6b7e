package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.KeyType;
import dev.flint.bid.register.OperationDraft;
import dev.flint.bid.register.OperationKind;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that is killed while it registers, again and again, on one data directory. Longer by
 * {@code -Dflint.storm.rounds=1000}.
 */
class KillStormTest {
    private static final int ROUNDS = Integer.getInteger("flint.storm.rounds", 25);
    private static final int CLIENTS = 3;
    /** Every so many rounds it is killed while it starts, too. */
    private static final int START_KILLED_EVERY = 5;
    /** And what has been looked at after a restart is looked at again, as at the end. */
    private static final int SETTLED_CHECKED_EVERY = 5;

    /** A round in which everything is looked at. */
    private static final int END = 0;

    private static final String ABSENT = "absent";
    private static final String GONE = "deactivated";

    @TempDir
    private Path data;

    private final SecureRandom random = new SecureRandom();
    private final SeenCheckpoints checkpoints = new SeenCheckpoints();
    /** What was acknowledged, by identifier: the mark of the document or that it is gone, and the version. */
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    /** What was sent and not acknowledged: it may be there or not, but never by half. */
    private final Map<String, String> unknown = new ConcurrentHashMap<>();
    /** The whole answer, by identifier, as it was after the first restart: from then on it stays. */
    private final Map<String, String> settled = new ConcurrentHashMap<>();
    /** By ledger position, the identifier that it was given to. */
    private final Map<Long, String> positions = new ConcurrentHashMap<>();

    private final Set<String> failures = ConcurrentHashMap.newKeySet();

    @Test
    void kill_inAStormOfRegistrations_losesNothingAcknowledged() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var pace = new SplittableRandom(round);
            if (round % START_KILLED_EVERY == 1) {
                killWhileStarting(pace.nextInt(100, 1_500));
            }
            try (var server = ServeProcess.start(data)) {
                checkAll(new Client(server.port()), round);
                storm(server, pace.nextInt(100, 600));
            }
            assertThat(failures).as("round %d", round).isEmpty();
        }
        try (var server = ServeProcess.start(data)) {
            checkAll(new Client(server.port()), END);
            server.stop();
        }
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS);
        assertThat(settled).hasSizeGreaterThanOrEqualTo(acknowledged.size());
        var fsck = Cli.fsck(data);
        assertThat(fsck.exit()).as(fsck.text()).isZero();
    }

    private void killWhileStarting(int millis) throws IOException, InterruptedException {
        var process = ServeProcess.command(data)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS))
                .as("ended by itself")
                .isFalse();
        process.destroyForcibly().waitFor();
    }

    private void storm(ServeProcess server, int millis) throws InterruptedException {
        var stopped = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            var thread = new Thread(() -> register(new Client(server.port()), stopped), "client-" + i);
            thread.setUncaughtExceptionHandler((client, failure) -> failures.add(client.getName() + ": " + failure));
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
        boolean alive = true;
        for (int i = 0; alive && !stopped.get(); i++) {
            var key = BidPrivateKey.generate(KeyType.ED25519, random);
            var bid = Operations.bidOf(key);
            String did = bid.canonical();
            var start = Instant.now();
            alive = send(client, did, "first", Operations.operation(OperationKind.CREATE, key, start, "first"));
            if (alive && i % 3 == 1) {
                var later = Operations.operation(OperationKind.UPDATE, key, start.plusSeconds(1), "second");
                alive = send(client, did, "second", later);
            }
            if (alive && i % 5 == 1) {
                alive = send(client, did, GONE, OperationDraft.delete(bid, start.plusSeconds(2), key, did + "#key-1"));
            }
        }
    }

    private boolean send(Client client, String did, String outcome, byte[] operation) {
        unknown.put(did, outcome);
        try {
            var answer = client.register(operation);
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
            var receipt = Client.json(answer).path("data");
            assertThat(positions.put(receipt.path("position").asLong(), did))
                    .as(answer.body())
                    .isNull();
            acknowledged.put(did, outcome + " " + receipt.path("versionId").asText());
            unknown.remove(did);
            checkpoints.see(client.get("/ledger/checkpoint").body());
            return true;
        } catch (IOException killed) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void checkAll(Client client, int round) throws IOException, InterruptedException {
        checkpoints.seeAfterRestart(client.get("/ledger/checkpoint").body());
        if (round % SETTLED_CHECKED_EVERY == 0) {
            for (var entry : settled.entrySet()) {
                assertThat(client.resolve(entry.getKey()).body())
                        .as("%s in round %d", entry.getKey(), round)
                        .isEqualTo(entry.getValue());
            }
        }
        for (String did : acknowledged.keySet()) {
            if (!settled.containsKey(did)) {
                settle(client, did, acknowledged.get(did), round);
            }
        }
        for (String did : unknown.keySet()) {
            if (!acknowledged.containsKey(did)) {
                settle(client, did, ABSENT, round);
            }
        }
        unknown.clear();
    }

    /** Once, after the restart, it is what was acknowledged or what was sent after that; then it stays. */
    private void settle(Client client, String did, String before, int round) throws IOException, InterruptedException {
        var answer = client.resolve(did);
        String found = outcome(did, answer);
        String sent = unknown.getOrDefault(did, before);
        assertThat(found.equals(before) || found.startsWith(sent))
                .as("%s in round %d is %s, was %s, sent %s", did, round, found, before, sent)
                .isTrue();
        settled.put(did, answer.body());
    }

    /** What is there: a mark or gone, with the version; or absent. Anything else is half. */
    private static String outcome(String did, HttpResponse<String> answer) {
        if (answer.statusCode() == 404) {
            return ABSENT;
        }
        var envelope = Client.json(answer);
        String version = " " + envelope.at("/didDocumentMetadata/versionId").asText();
        if (answer.statusCode() == 410) {
            assertThat(envelope.at("/didDocumentMetadata/deactivated").asBoolean())
                    .as(answer.body())
                    .isTrue();
            return GONE + version;
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(envelope.at("/didDocument/id").asText()).isEqualTo(did);
        assertThat(envelope.at("/didDocumentMetadata/bid/proofStatus").asText()).isEqualTo("valid-A");
        return Client.markOf(answer) + version;
    }
}
