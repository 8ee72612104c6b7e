package dev.flint.conformance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** An nginx that serves one file from memory, without a log: the peer to be measured against. */
final class WebServer implements AutoCloseable {
    private final Process process;
    private final int port;

    private WebServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static WebServer start(Path directory, byte[] page) throws IOException, InterruptedException {
        int port = freePort();
        Files.write(Files.createDirectories(directory.resolve("www")).resolve("page.json"), page);
        Path configuration = Files.writeString(directory.resolve("nginx.conf"), """
                daemon off;
                worker_processes auto;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events { worker_connections 1024; }
                http {
                    access_log off;
                    sendfile on;
                    tcp_nopush on;
                    keepalive_requests 1000000000;
                    open_file_cache max=100;
                    types { application/json json; }
                    server { listen 127.0.0.1:%2$d; root %1$s/www; }
                }
                """.formatted(directory, port));
        var process = new ProcessBuilder("nginx", "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("nginx.log").toFile())
                .start();
        if (process.waitFor(1, TimeUnit.SECONDS)) {
            throw new IllegalStateException("nginx ended: " + Files.readString(directory.resolve("nginx.log")));
        }
        return new WebServer(process, port);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    String url() {
        return "http://127.0.0.1:" + port + "/page.json";
    }

    @Override
    public void close() {
        process.destroy();
    }
}
