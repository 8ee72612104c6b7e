package dev.flint.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** {@code flint serve} in a JVM of its own, so that it can be killed. */
final class ServeProcess implements AutoCloseable {
    /** As an argument of {@code --set}. */
    static final String MAP_SIZE = "ledger.map-size=256MiB";

    private static final String READY = "flint: listening on http://127.0.0.1:";
    private static final long STOP_SECONDS_MAX = 30;

    private final Process process;
    private final int port;
    private final List<String> messages;

    private ServeProcess(Process process, int port, List<String> messages) {
        this.process = process;
        this.port = port;
        this.messages = messages;
    }

    static ServeProcess start(Path data, String... more) throws IOException {
        return start(command(data, more));
    }

    static ServeProcess start(ProcessBuilder command) throws IOException {
        var process = command.start();
        var errors = process.errorReader(StandardCharsets.UTF_8);
        var messages = new CopyOnWriteArrayList<String>();
        for (String line = errors.readLine(); line != null; line = errors.readLine()) {
            messages.add(line);
            if (line.startsWith(READY)) {
                String rest = line.substring(READY.length());
                drain(errors, messages);
                return new ServeProcess(process, Integer.parseInt(rest.substring(0, rest.indexOf(','))), messages);
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException("no server: " + messages);
    }

    /**
     * A server that is small and quick to start.
     *
     * @param more further arguments; what they set again counts
     */
    static ProcessBuilder command(Path data, String... more) {
        return command(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), data, more);
    }

    /** Any of the commands. */
    static ProcessBuilder flint(List<String> jvm, String... arguments) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of(
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath,
                "dev.flint.deploy.Main"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    static ProcessBuilder command(List<String> jvm, Path data, String... more) {
        List<String> command = new ArrayList<>(flint(jvm, "serve").command());
        command.addAll(List.of(more));
        if (!command.contains("--http")) {
            command.addAll(List.of("--http", "127.0.0.1:0"));
        }
        command.addAll(List.of("--data", data.toString()));
        Map.of("http.lameduck=", "0s", "ledger.map-size=", "256MiB").forEach((key, value) -> {
            if (List.of(more).stream().noneMatch(argument -> argument.startsWith(key))) {
                command.addAll(List.of("--set", key + value));
            }
        });
        return new ProcessBuilder(command);
    }

    /** Standard error must not fill up. */
    private static void drain(BufferedReader errors, List<String> messages) {
        var reader = new Thread(
                () -> {
                    try {
                        for (String line = errors.readLine(); line != null; line = errors.readLine()) {
                            messages.add(line);
                        }
                    } catch (IOException gone) {
                        Thread.currentThread().interrupt();
                    }
                },
                "stderr");
        reader.setDaemon(true);
        reader.start();
    }

    int port() {
        return port;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** What it has written to standard error. */
    List<String> messages() {
        return List.copyOf(messages);
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** As {@code kill} does. */
    void terminate() {
        process.destroy();
    }

    /** The exit code, once it has ended. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("still there after " + STOP_SECONDS_MAX + " s");
        }
        return process.exitValue();
    }

    /** {@link #terminate} and {@link #awaitEnd}. */
    int stop() throws InterruptedException {
        terminate();
        return awaitEnd();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
