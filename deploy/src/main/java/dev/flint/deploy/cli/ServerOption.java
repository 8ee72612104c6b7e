package dev.flint.deploy.cli;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Which server is asked. */
final class ServerOption {
    private static final int SECONDS_MAX = 3_600;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "Resolver to ask (default: ${DEFAULT-VALUE}).",
            defaultValue = "http://127.0.0.1:8080")
    private String server = "";

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long to wait for an answer (default: ${DEFAULT-VALUE}).",
            defaultValue = "5")
    private int seconds;

    ResolverClient client() {
        if (seconds < 1 || seconds > SECONDS_MAX) {
            throw new CommandFailure(ExitCode.USAGE, "--timeout is a number of seconds from 1 to " + SECONDS_MAX);
        }
        return new ResolverClient(base(), Duration.ofSeconds(seconds));
    }

    private URI base() {
        try {
            var base = URI.create(server);
            String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
            boolean bare = base.getRawQuery() == null && base.getRawFragment() == null;
            if ((scheme.equals("http") || scheme.equals("https")) && base.getHost() != null && bare) {
                return base;
            }
        } catch (IllegalArgumentException e) {
            // Said below, as of any other text that is no such URL.
        }
        throw new CommandFailure(ExitCode.USAGE, "--server is an http or https URL without query, not " + server);
    }
}
