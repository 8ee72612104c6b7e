package dev.flint.deploy.cli;

import java.net.URI;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Which server is asked. */
final class ServerOption {
    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "Resolver to ask (default: ${DEFAULT-VALUE}).",
            defaultValue = "http://127.0.0.1:8080")
    private URI server = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long to wait for an answer (default: ${DEFAULT-VALUE}).",
            defaultValue = "5")
    private int seconds = 5;

    ResolverClient client() {
        return new ResolverClient(server, Duration.ofSeconds(seconds));
    }
}
