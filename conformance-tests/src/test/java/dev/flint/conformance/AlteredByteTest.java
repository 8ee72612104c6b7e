package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.KeyType;
import dev.flint.bid.register.OperationDraft;
import dev.flint.bid.register.OperationKind;
import dev.flint.ledger.LedgerDamagedException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One bit of what a stopped server left behind is another: it is named, and never served. */
class AlteredByteTest {
    private static final int DOCUMENTS = 12;
    /** Where an altered byte is looked for, and where a server is started on it, which costs more. */
    private static final int CHECKED = 24;

    private static final int STARTED = 4;
    private static final int HEADER_BYTES = 64;

    @TempDir
    private Path data;

    private final Map<String, String> answers = new TreeMap<>();
    private long logBytes;

    @BeforeEach
    void fillAndStop() throws Exception {
        List<String> asked = new ArrayList<>(List.of("/ledger/checkpoint", "/1.0/identifiers/did:bid:by01"));
        try (var server = ServeProcess.start(data, "--demo")) {
            var client = new Client(server.port());
            for (int i = 0; i < DOCUMENTS; i++) {
                asked.addAll(register(client, i));
            }
            answers.putAll(answers(client, asked));
            server.stop();
        }
        try (var log = new RandomAccessFile(onlyLog().toFile(), "r")) {
            byte[] all = new byte[Math.toIntExact(log.length())];
            log.readFully(all);
            int end = all.length;
            while (all[end - 1] == 0) {
                end--;
            }
            logBytes = end;
        }
        var fsck = Cli.fsck(data);
        assertThat(fsck.exit()).as(fsck.text()).isZero();
    }

    private static List<String> register(Client client, int number) throws IOException, InterruptedException {
        var key = BidPrivateKey.generate(KeyType.ED25519, new SecureRandom());
        String did = Operations.bidOf(key).canonical();
        var now = Instant.now();
        var created = client.register(Operations.operation(OperationKind.CREATE, key, now, "a".repeat(number * 100)));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        String first = Client.json(created).at("/data/versionId").asText();
        if (number % 3 == 0) {
            client.register(Operations.operation(OperationKind.UPDATE, key, now.plusSeconds(1), "changed"));
        }
        if (number % 4 == 0) {
            client.register(OperationDraft.delete(Operations.bidOf(key), now.plusSeconds(2), key, did + "#key-1"));
        }
        return List.of("/1.0/identifiers/" + did, "/1.0/identifiers/" + did + "?versionId=" + first);
    }

    @Test
    void log_usedPart_isNamedAndRefused() throws IOException {
        Path log = onlyLog();
        LongStream.concat(spread(HEADER_BYTES, CHECKED / 2), spread(logBytes, CHECKED))
                .forEach(offset -> altered(log, offset, () -> assertNamed(log, offset)));
        LongStream.concat(spread(HEADER_BYTES, STARTED), spread(logBytes, STARTED))
                .forEach(offset -> altered(log, offset, () -> assertRefused(log, offset)));
        assertAllAsBefore();
    }

    @Test
    void log_behindItsEnd_isNamedAndCut() throws IOException {
        Path log = onlyLog();
        long offset = logBytes + 1_000;
        flip(log, offset);
        assertNamed(log, offset);
        assertServedAsBefore(log, offset);
        assertClean(log, offset);
    }

    @Test
    void index_anywhere_isNamedAndDerivedAnew() throws IOException {
        Path index = file("data.mdb");
        spread(Files.size(index), CHECKED).forEach(offset -> altered(index, offset, () -> assertNamed(index, offset)));
        for (long offset : spread(Files.size(index), STARTED).toArray()) {
            flip(index, offset);
            assertServedAsBefore(index, offset);
            assertClean(index, offset);
        }
    }

    @Test
    void manifest_anywhere_isNamedAndWrittenAnew() throws IOException {
        assertNamedAndHealed(file("manifest"));
    }

    @Test
    void checkpoint_anywhere_isNamedAndWrittenAnew() throws IOException {
        assertNamedAndHealed(file("checkpoint"));
    }

    @Test
    void tiles_anywhere_areNamedAndDerivedAnew() throws IOException {
        assertNamedAndHealed(file("entries/level-0"));
        assertNamedAndHealed(file("headers/level-0"));
    }

    @Test
    void tree_anywhere_isServedAsBefore() throws IOException {
        Path tree = file("index/tree");
        for (long offset : spread(Files.size(tree), STARTED).toArray()) {
            flip(tree, offset);
            assertServedAsBefore(tree, offset);
            assertClean(tree, offset);
        }
    }

    @Test
    void signingKey_anywhere_isNamedAndRefused() throws IOException {
        Path key = file("signing.key");
        LongStream.range(0, Files.size(key)).filter(offset -> offset % 6 == 0).forEach(offset -> {
            altered(key, offset, () -> assertNamed(key, offset));
            altered(key, offset, () -> assertRefused(key, offset));
        });
        assertAllAsBefore();
    }

    @Test
    void lockFiles_whateverIsInThem_areOfNoConsequence() throws IOException {
        Path lock = file("lock.mdb");
        for (long offset : spread(Files.size(lock), STARTED).toArray()) {
            flip(lock, offset);
            assertServedAsBefore(lock, offset);
        }
        assertClean(lock, 0);
    }

    private void assertNamedAndHealed(Path file) throws IOException {
        spread(Files.size(file), CHECKED).forEach(offset -> altered(file, offset, () -> assertNamed(file, offset)));
        for (long offset : spread(Files.size(file), STARTED).toArray()) {
            flip(file, offset);
            assertServedAsBefore(file, offset);
            assertClean(file, offset);
        }
    }

    private void assertNamed(Path file, long offset) {
        var fsck = Cli.fsck(data);
        assertThat(fsck.exit()).as("%s at %d: %s", file, offset, fsck.text()).isEqualTo(8);
        assertThat(fsck.text()).as("at %d", offset).contains(file.getFileName().toString());
    }

    private void assertRefused(Path file, long offset) {
        try (var house = RunningHouse.open(data, Map.of())) {
            throw new AssertionError(file + " at " + offset + " went unnoticed at port " + house.port());
        } catch (LedgerDamagedException damage) {
            assertThat(damage.getMessage())
                    .as("at %d", offset)
                    .contains(file.getFileName().toString());
        }
    }

    private void assertServedAsBefore(Path file, long offset) {
        try (var house = RunningHouse.open(data, Map.of())) {
            assertThat(answers(house.client(), answers.keySet()))
                    .as("%s at %d", file, offset)
                    .isEqualTo(answers);
        }
    }

    private void assertAllAsBefore() {
        assertServedAsBefore(data, -1);
        assertClean(data, -1);
    }

    private void assertClean(Path file, long offset) {
        var fsck = Cli.fsck(data);
        assertThat(fsck.exit()).as("%s at %d: %s", file, offset, fsck.text()).isZero();
    }

    private static Map<String, String> answers(Client client, Iterable<String> asked) {
        Map<String, String> answers = new TreeMap<>();
        for (String path : asked) {
            try {
                var answer = client.get(path);
                answers.put(path, answer.statusCode() + " " + answer.body());
            } catch (IOException e) {
                throw new AssertionError(path, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(path, e);
            }
        }
        return answers;
    }

    /** As it was before and after. */
    private static void altered(Path file, long offset, Runnable check) {
        flip(file, offset);
        check.run();
        flip(file, offset);
    }

    private static void flip(Path file, long offset) {
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(offset);
            int octet = bytes.read();
            bytes.seek(offset);
            bytes.write(octet ^ 1 << (int) (offset % 8));
        } catch (IOException e) {
            throw new AssertionError(file + " at " + offset, e);
        }
    }

    /** So many offsets from the first to the last. */
    private static LongStream spread(long size, int count) {
        return LongStream.range(0, count).map(i -> i * (size - 1) / (count - 1));
    }

    private Path onlyLog() throws IOException {
        return file("0000000000000000.wal");
    }

    private Path file(String name) throws IOException {
        try (var files = Files.walk(data)) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        }
    }
}
