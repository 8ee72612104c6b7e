package dev.flint.conformance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * What came of running a block with {@code bash} in the root of a repository.
 *
 * @param exit 0 if every command succeeded
 * @param output of all commands, errors included
 */
record ShellRun(int exit, String output) {
    private static final String USUAL_HANDLE_ADDRESS = "127.0.0.1:8000";
    private static final String SERVER = "java -jar deploy/target/flint.jar serve";

    /** Where the documents say that the server listens; every run has its own port in its place. */
    private static final String USUAL_ADDRESS = "127.0.0.1:8080";

    private static final long SECONDS_MAX = 120;

    /** A line that serves goes to the background, and the next waits until it listens. A refused request is a fault. */
    private static final String PRELUDE = """
            set -euo pipefail
            # Its other ports a server opens a moment after the first.
            curl() { command curl -sS --fail-with-body --max-time 20 --retry 3 --retry-connrefused "$@"; }
            listening() {
                for _ in $(seq 600); do
                    kill -0 "$1" 2>/dev/null || { echo "the server ended at once"; exit 1; }
                    if (exec 3<>"/dev/tcp/127.0.0.1/${FLINT_HTTP_ADDRESS##*:}") 2>/dev/null; then return; fi
                    sleep 0.1
                done
                echo "the server does not listen"; exit 1
            }
            trap 'for job in $(jobs -p); do kill "$job" 2>/dev/null || true; done; wait' EXIT
            """;

    /**
     * Runs a block.
     *
     * @param scratch an empty directory for the data of servers and the script; not removed
     */
    static ShellRun of(ShellBlock block, Path root, Path scratch) throws IOException, InterruptedException {
        String address = "127.0.0.1:" + freePort();
        Path script = Files.writeString(scratch.resolve("block.sh"), script(block.text(), address, freePort()));
        Path output = scratch.resolve("output.txt");
        var builder = new ProcessBuilder("bash", script.toString())
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        var environment = builder.environment();
        environment.put("FLINT_HTTP_ADDRESS", address);
        environment.put("FLINT_DATA_DIRECTORY", scratch.resolve("data").toString());
        environment.put("PATH", Path.of(System.getProperty("java.home"), "bin") + ":" + environment.get("PATH"));
        Process process = builder.start();
        if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroyForcibly();
            return new ShellRun(-1, Files.readString(output) + "\nended after " + SECONDS_MAX + " seconds");
        }
        return new ShellRun(process.exitValue(), Files.readString(output));
    }

    static String script(String commands, String address, int handlePort) {
        StringBuilder script = new StringBuilder(PRELUDE);
        // A command that goes on in the next line is one command.
        String joined = commands.replace("\\\n", " ")
                .replace(USUAL_ADDRESS, address)
                .replace(USUAL_HANDLE_ADDRESS, "127.0.0.1:" + handlePort);
        for (String line : joined.split("\n", -1)) {
            script.append(line.startsWith(SERVER) ? line + " & listening $!" : line)
                    .append('\n');
        }
        return script.toString();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
