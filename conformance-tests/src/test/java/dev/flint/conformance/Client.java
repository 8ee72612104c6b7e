package dev.flint.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a server. */
public final class Client {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;

    Client(int port) {
        this.port = port;
    }

    /** @param fields names and values of the header, in turn */
    HttpResponse<String> get(String path, String... fields) throws IOException, InterruptedException {
        var request = request(path);
        if (fields.length > 0) {
            request.headers(fields);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> resolve(String did) throws IOException, InterruptedException {
        return get("/1.0/identifiers/" + did);
    }

    /** Sends an operation. */
    public HttpResponse<String> register(byte[] operation) throws IOException, InterruptedException {
        return http.send(
                request("/1.0/bid/operations")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(operation))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }

    static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    /** The text by which a document of {@link Operations} is recognised. */
    static String markOf(HttpResponse<String> resolved) {
        return json(resolved).at("/didDocument/bidExtension/attributes/0/value").asText();
    }
}
