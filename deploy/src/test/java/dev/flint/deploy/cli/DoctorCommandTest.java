package dev.flint.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    @TempDir
    private Path directory;

    @Test
    void doctor_healthyMachine_isFine() {
        var run = doctor(directory.resolve("new/data").toString(), "127.0.0.1:0");
        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.lines()).hasSize(5).allMatch(line -> line.startsWith("ok "));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void doctor_json_isOneObjectPerCheck() {
        var run = Cli.run("doctor", "--data", directory.toString(), "--http", "127.0.0.1:0", "-o", "json");
        assertThat(run.lines()).hasSize(5);
        assertThat(run.json(0).path("check").asText()).isEqualTo("java");
    }

    @Test
    void doctor_fileInPlaceOfADirectory_isFound() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        var run = doctor(file + "/data", "127.0.0.1:0");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("FAIL data");
    }

    @Test
    void doctor_busyPort_isFound() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var run = doctor(directory.toString(), "127.0.0.1:" + socket.getLocalPort());
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.out()).contains("FAIL http");
        }
    }

    @Test
    void doctor_clockOfAnotherAge_isFound() {
        var run = Cli.run(
                new ByteArrayInputStream(new byte[0]),
                Map.of(),
                () -> Instant.EPOCH,
                "doctor",
                "--data",
                directory.toString(),
                "--http",
                "127.0.0.1:0");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("FAIL clock");
    }

    private static Cli.Run doctor(String data, String address) {
        return Cli.run("doctor", "--data", data, "--http", address);
    }
}
