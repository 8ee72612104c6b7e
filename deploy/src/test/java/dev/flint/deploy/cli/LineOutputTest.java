package dev.flint.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program on the other side of two pipes, which asks its next question when it has the answer to the last. */
@Timeout(60)
class LineOutputTest {
    @TempDir
    private Path directory;

    @Test
    void parse_otherSideWaits_isAnsweredAtOnce() throws Exception {
        converse("parse", "-");
    }

    @Test
    void derive_otherSideWaits_isAnsweredAtOnce() throws Exception {
        converse("bid", "derive", "-");
    }

    @Test
    void resolve_otherSideWaits_isAnsweredAtOnce() throws Exception {
        try (var served = new Served(directory)) {
            converse("resolve", "-", "--server", served.url());
        }
    }

    @Test
    void show_otherSideWaits_isAnsweredAtOnce() throws Exception {
        try (var served = new Served(directory)) {
            converse("bid", "show", "-", "--server", served.url());
        }
    }

    private static void converse(String... arguments) throws Exception {
        var questions = new PipedOutputStream();
        var answers = new PipedInputStream(1 << 20);
        var terminal = new Terminal(
                new PipedInputStream(questions),
                new PrintStream(new PipedOutputStream(answers), false, StandardCharsets.UTF_8),
                new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8),
                Map.of(),
                InstantSource.system(),
                new SecureRandom());
        var exit = new CompletableFuture<Integer>();
        new Thread(() -> exit.complete(FlintCommand.run(terminal, arguments))).start();
        var reader = new BufferedReader(new InputStreamReader(answers, StandardCharsets.UTF_8));
        for (int i = 0; i < 5; i++) {
            questions.write("did:bid:by01\n".getBytes(StandardCharsets.UTF_8));
            questions.flush();
            assertThat(reader.readLine()).startsWith("{");
        }
        questions.close();
        assertThat(exit.get(30, TimeUnit.SECONDS)).isIn(ExitCode.OK, ExitCode.PARTIAL);
    }
}
