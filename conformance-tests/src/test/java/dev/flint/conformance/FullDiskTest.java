package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.KeyType;
import dev.flint.bid.register.OperationKind;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose data lie on a small file system of their own, which somebody else fills up. */
class FullDiskTest {
    private static final int BLOCK = 64 << 10;

    @TempDir
    private Path data;

    @TempDir
    private Path copy;

    private final SecureRandom random = new SecureRandom();

    /** A mount nobody else sees, so that nothing stays behind. */
    private static List<String> ownMount(String... rest) {
        var command = new ArrayList<>(List.of("unshare", "--map-root-user", "--mount", "--"));
        command.addAll(List.of("sh", "-c", "mount -t tmpfs -o size=160m tmpfs \"$0\" && exec \"$@\""));
        command.addAll(List.of(rest));
        return command;
    }

    @BeforeEach
    void onlyWhereOneMayMount() throws IOException, InterruptedException {
        boolean may;
        try {
            var trial = new ProcessBuilder(ownMount(data.toString(), "true"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            may = trial.waitFor(10, TimeUnit.SECONDS) && trial.exitValue() == 0;
        } catch (IOException noSuchCommand) {
            may = false;
        }
        assumeTrue(may, "this system lets nobody mount a file system of his own");
    }

    @Test
    void register_diskFull_isRefusedUntilThereIsRoomWhileReadsGoOn() throws Exception {
        List<String> command = new ArrayList<>(ownMount(data.toString()));
        command.addAll(ServeProcess.command(data).command());
        try (var server = ServeProcess.start(new ProcessBuilder(command))) {
            Path seen = Path.of("/proc/" + server.handle().pid() + "/root" + data);
            Path ballast = seen.resolve("ballast");
            var client = new Client(server.port());
            List<String> registered = new ArrayList<>();
            for (int round = 0; round < 3; round++) {
                assertThat(register(client, registered).statusCode()).isEqualTo(201);
                fill(ballast);
                assertRefused(register(client, new ArrayList<>()));
                for (String did : registered) {
                    assertThat(client.resolve(did).statusCode()).isEqualTo(200);
                }
                Files.delete(ballast);
            }
            assertThat(register(client, registered).statusCode()).isEqualTo(201);
            copyAll(seen);
        }
        var fsck = Cli.fsck(copy);
        assertThat(fsck.exit()).as(fsck.text()).isZero();
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.body()).contains("no room on the disk");
    }

    private HttpResponse<String> register(Client client, List<String> registered)
            throws IOException, InterruptedException {
        var key = BidPrivateKey.generate(KeyType.ED25519, random);
        registered.add(Operations.bidOf(key).canonical());
        return client.register(Operations.operation(OperationKind.CREATE, key, Instant.now(), "x"));
    }

    private static void fill(Path ballast) throws IOException {
        try (var file = FileChannel.open(ballast, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            var zeros = ByteBuffer.allocate(BLOCK);
            while (true) {
                file.write(zeros.clear());
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private void copyAll(Path from) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.skip(1).toList()) {
                Files.copy(file, copy.resolve(from.relativize(file).toString()));
            }
        }
    }
}
