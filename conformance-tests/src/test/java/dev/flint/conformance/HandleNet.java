package dev.flint.conformance;

import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The Handle System's own server, Handle.Net 9.2.0, on loopback, with records of ours; it is its own root. */
final class HandleNet implements AutoCloseable {
    private static final String READY = "Starting UDP request handlers";
    private static final long LOADING_MINUTES_MAX = 60;
    private static final long START_SECONDS_MAX = 60;
    private static final long POLL_MILLIS = 20;

    private final Process process;
    private final int port;
    private final int httpPort;

    private HandleNet(Process process, int port, int httpPort) {
        this.process = process;
        this.port = port;
        this.httpPort = httpPort;
    }

    /**
     * Sets one up in a directory that is not there yet, and starts it.
     *
     * @param jvm flags of its JVM
     * @param prefixes that live there
     * @param records arrays of values by Handle, in the JSON of the HTTP interface
     */
    static HandleNet start(Path directory, List<String> jvm, List<String> prefixes, Map<String, JsonArray> records)
            throws Exception {
        var jars = PeerJars.require("handle-net");
        var site = new HandleNetSite(Peer.freePort(), Peer.freePort());
        Path server = Files.createDirectories(directory.resolve("server"));
        Path client = Files.createDirectories(directory.resolve("client"));
        site.writeServer(server, prefixes);
        site.writeClient(client);
        Path file = directory.resolve("records.json");
        site.writeRecords(file, prefixes, records);
        Path loaded = directory.resolve("load.log");
        String load = "net.handle.apps.tools.LoadHandlesIntoStorageFromJson";
        var loading = java(jars, client, jvm, load, "-f", file.toString(), "-h", server.toString())
                .redirectOutput(loaded.toFile())
                .start();
        if (!loading.waitFor(LOADING_MINUTES_MAX, TimeUnit.MINUTES)
                || loading.exitValue() != 0
                || Files.readAllLines(loaded).stream()
                                .filter(line -> line.startsWith("Created: "))
                                .count()
                        < records.size()) {
            loading.destroyForcibly();
            throw new IllegalStateException(Files.readString(loaded));
        }
        Path log = directory.resolve("server.log");
        var process = java(jars, client, jvm, "net.handle.server.Main", server.toString())
                .redirectOutput(log.toFile())
                .start();
        awaitReady(process, log);
        return new HandleNet(process, site.port(), site.httpPort());
    }

    private static ProcessBuilder java(
            List<Path> jars, Path client, List<String> jvm, String main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        // Without a configuration of its own it would go by the public list of roots.
        command.addAll(List.of("-Dnet.handle.configDir=" + client, "-Duser.home=" + client));
        command.addAll(List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED", "-cp", PeerJars.classPath(jars)));
        command.add(main);
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    private static void awaitReady(Process process, Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS_MAX);
        while (!Files.readString(log).contains(READY)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IllegalStateException(Files.readString(log));
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** Of UDP and TCP. */
    int port() {
        return port;
    }

    int httpPort() {
        return httpPort;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** At once; what it has stored is not needed again. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
