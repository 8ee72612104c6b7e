package dev.flint.deploy.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Asks a resolver over HTTP. */
final class ResolverClient {
    static final String RESOLUTION = "application/did-resolution";

    private final URI server;
    private final Duration timeout;
    private final HttpClient client;

    ResolverClient(URI server, Duration timeout) {
        this.server = server;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    /** Completed exceptionally when there is no answer. */
    CompletableFuture<HttpResponse<String>> resolveLater(
            String identifier, String accept, Map<String, String> options) {
        String query = options.entrySet().stream()
                .map(option -> option.getKey() + "=" + encoded(option.getValue()))
                .collect(Collectors.joining("&", options.isEmpty() ? "" : "?", ""));
        return client.sendAsync(
                request("/1.0/identifiers/" + encoded(identifier) + query)
                        .header("Accept", accept)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> resolve(String identifier, String accept, Map<String, String> options) {
        return send(() -> resolveLater(identifier, accept, options).join());
    }

    HttpResponse<String> get(String path) {
        return send(() -> client.send(request(path).build(), HttpResponse.BodyHandlers.ofString()));
    }

    HttpResponse<String> register(byte[] operation) {
        return send(() -> client.send(
                request("/1.0/bid/operations")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(operation))
                        .build(),
                HttpResponse.BodyHandlers.ofString()));
    }

    /** For asking about an identifier that must not be read as a URL's own syntax. */
    static String encoded(String identifier) {
        return URLEncoder.encode(identifier, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        String base = server.toString();
        return HttpRequest.newBuilder(
                        URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path))
                .timeout(timeout);
    }

    private interface Exchange {
        HttpResponse<String> run() throws IOException, InterruptedException;
    }

    private HttpResponse<String> send(Exchange exchange) {
        try {
            return exchange.run();
        } catch (IOException | java.util.concurrent.CompletionException e) {
            throw new CommandFailure(ExitCode.NETWORK, "no answer from " + server);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.NETWORK, "interrupted");
        }
    }
}
