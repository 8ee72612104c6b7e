package dev.flint.deploy.cli;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
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

    /** Completed exceptionally when there is no answer in time. */
    CompletableFuture<HttpResponse<String>> resolveLater(
            String identifier, String accept, Map<String, String> options) {
        String query = options.entrySet().stream()
                .map(option -> option.getKey() + "=" + encoded(option.getValue()))
                .collect(Collectors.joining("&", options.isEmpty() ? "" : "?", ""));
        return send(request("/1.0/identifiers/" + encoded(identifier) + query).header("Accept", accept));
    }

    HttpResponse<String> resolve(String identifier, String accept, Map<String, String> options) {
        return await(resolveLater(identifier, accept, options));
    }

    HttpResponse<String> get(String path) {
        return await(send(request(path)));
    }

    /** The proof bundle of an identifier, in JSON. */
    HttpResponse<String> proof(String identifier, int history, boolean operations) {
        return get("/ledger/proof/" + encoded(identifier) + "?history=" + history + "&operations=" + operations);
    }

    HttpResponse<String> register(byte[] operation) {
        return await(send(request("/1.0/bid/operations")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(operation))));
    }

    /** Why there was no answer, in a few words. */
    static String reason(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getClass().getSimpleName();
    }

    /** Everything that has a meaning in a URL is escaped: the server gets what was asked for, letter by letter. */
    private static String encoded(String identifier) {
        return URLEncoder.encode(identifier, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        String base = server.toString();
        return HttpRequest.newBuilder(
                URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path));
    }

    private CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
        // The request's own timeout ends with the answer's head; this one also ends a body that never does.
        return client.sendAsync(request.timeout(timeout).build(), HttpResponse.BodyHandlers.ofString())
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private HttpResponse<String> await(CompletableFuture<HttpResponse<String>> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw new CommandFailure(ExitCode.NETWORK, "no answer from " + server + ": " + reason(e));
        }
    }
}
