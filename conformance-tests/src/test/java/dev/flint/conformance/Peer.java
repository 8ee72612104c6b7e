package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of others, as it is installed on this machine, run in a directory of ours. */
final class Peer implements AutoCloseable {
    private static final List<String> PLACES = List.of("/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin");
    private static final int SECONDS_MAX = 60;

    private final Process process;
    private final Path output;

    private Peer(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Tests that need these programs end here if one is missing; where the change is judged, they fail. */
    static void require(String... names) {
        for (String name : names) {
            if (find(name).isEmpty()) {
                miss(name + " is not installed");
            }
        }
    }

    /** Ends a test that cannot be run without what is missing. */
    static void miss(String what) {
        assertThat(System.getenv("CI")).as(what).isNull();
        abort(what);
    }

    private static List<Path> find(String name) {
        return PLACES.stream()
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .toList();
    }

    private static ProcessBuilder command(Path directory, String name, String... arguments) {
        String program = find(name).get(0).toString();
        return new ProcessBuilder(
                        Stream.concat(Stream.of(program), Stream.of(arguments)).toList())
                .directory(directory.toFile())
                .redirectErrorStream(true);
    }

    /** Starts a server. */
    static Peer start(Path directory, String name, String... arguments) throws IOException {
        Path output = directory.resolve(name + ".log");
        return new Peer(
                command(directory, name, arguments)
                        .redirectOutput(output.toFile())
                        .start(),
                output);
    }

    /** What a program writes until it ends. */
    static String run(Path directory, String name, String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory, name, ".out");
        var process = command(directory, name, arguments)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** What it has written so far. */
    String output() throws IOException {
        return Files.readString(output);
    }

    /** A port that is free at the moment. */
    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
