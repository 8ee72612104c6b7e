package dev.flint.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
    private static final String MAP = "ledger.map-size=64MiB";

    @TempDir
    private Path directory;

    @Test
    void serve_saysWhereItListens_answers_andEndsWhenInterrupted() throws Exception {
        var messages = new PipedInputStream(1 << 16);
        var exit = new CompletableFuture<Integer>();
        var out = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(new PipedOutputStream(messages), true, StandardCharsets.UTF_8),
                Map.of("FLINT_HTTP_LAMEDUCK", "0s"),
                InstantSource.system(),
                new SecureRandom());
        var thread = new Thread(() -> exit.complete(FlintCommand.run(
                terminal, "serve", "--demo", "--http", "127.0.0.1:0", "--data", data(), "--set", MAP)));
        thread.start();
        String line = new BufferedReader(new InputStreamReader(messages, StandardCharsets.UTF_8)).readLine();
        assertThat(line).startsWith("flint: listening on http://127.0.0.1:").endsWith(", data in " + data());
        String url = line.substring(line.indexOf("http"), line.indexOf(','));

        assertThat(Cli.run("resolve", "did:bid:by01", "--server", url).exit()).isZero();
        assertThat(Cli.run("serve", "--http", "127.0.0.1:0", "--data", data(), "--set", MAP))
                .satisfies(second -> {
                    assertThat(second.exit()).isEqualTo(10);
                    assertThat(second.err())
                            .startsWith("flint: the ledger is in use")
                            .hasLineCount(1);
                });

        thread.interrupt();
        assertThat(exit.join()).isZero();
        assertThat(out.size()).isZero();
        assertThat(Cli.run("ledger", "fsck", "--data", data(), "--set", MAP).exit())
                .isZero();
    }

    @Test
    void busyPort_isToldInOneLine() throws IOException {
        try (var socket = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            var run = Cli.run("serve", "--http", "127.0.0.1:" + socket.getLocalPort(), "--data", data(), "--set", MAP);
            assertThat(run.exit()).isEqualTo(7);
            assertThat(run.err())
                    .startsWith("flint: cannot listen on 127.0.0.1:")
                    .hasLineCount(1);
        }
    }

    @Test
    void badConfiguration_isToldAllAtOnce() {
        var run = Cli.run("serve", "--http", "nowhere", "--set", "htpp.address=x", "--set", "cache.size=1");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("http.address", "htpp.address", "cache.size", "did you mean");
    }

    @Test
    void missingFile_isToldInOneLine() {
        var run = Cli.run("serve", "--config", directory.resolve("none.yaml").toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("none.yaml");
    }

    @Test
    void damagedLedger_isNamedAndNotServed() throws IOException {
        new Served(directory).close();
        Path key = directory.resolve("main/signing.key");
        Files.writeString(key, Files.readString(key).replace("flint-ed25519-v1", "flint-ed25519-v2"));
        var run = Cli.run("serve", "--http", "127.0.0.1:0", "--data", data(), "--set", MAP);
        assertThat(run.exit()).isEqualTo(8);
        assertThat(run.err())
                .startsWith("flint: the ledger is damaged: ")
                .contains("signing.key at byte")
                .hasLineCount(1);
    }

    private String data() {
        return directory.toString();
    }
}
