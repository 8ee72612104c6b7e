package dev.flint.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code flint serve} in a JVM of its own, so that it can be killed. */
final class ServeProcess implements AutoCloseable {
    private static final String READY = "flint: listening on http://127.0.0.1:";
    private static final long STOP_SECONDS_MAX = 30;

    private final Process process;
    private final int port;

    private ServeProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static ServeProcess start(Path data, String... more) throws IOException {
        var process = command(data, more).start();
        var errors = new BufferedReader(process.errorReader(StandardCharsets.UTF_8));
        var seen = new StringBuilder();
        for (String line = errors.readLine(); line != null; line = errors.readLine()) {
            seen.append(line).append('\n');
            if (line.startsWith(READY)) {
                String rest = line.substring(READY.length());
                drain(errors);
                return new ServeProcess(process, Integer.parseInt(rest.substring(0, rest.indexOf(','))));
            }
        }
        throw new IllegalStateException("no server: " + seen);
    }

    static ProcessBuilder command(Path data, String... more) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                "dev.flint.deploy.Main",
                "serve",
                "--http",
                "127.0.0.1:0",
                "--data",
                data.toString(),
                "--set",
                "http.lameduck=0s",
                "--set",
                "ledger.map-size=256MiB"));
        command.addAll(List.of(more));
        return new ProcessBuilder(command);
    }

    /** Standard error must not fill up. */
    private static void drain(BufferedReader errors) {
        var reader = new Thread(
                () -> {
                    try {
                        while (errors.readLine() != null) {
                            // nobody asks
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

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** As {@code kill} does; the exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("still there after " + STOP_SECONDS_MAX + " s");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
