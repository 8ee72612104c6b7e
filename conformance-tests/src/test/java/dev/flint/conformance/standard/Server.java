package dev.flint.conformance.standard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A resolver that is asked, wherever it is.
 *
 * @param base its address without slash at the end
 * @param known an identifier with a document that has a key and a service
 * @param deactivated one that had a document
 * @param absent one that never had
 */
record Server(String base, String known, String deactivated, String absent) {
    static final String RESOLUTION = "application/did-resolution";
    static final String DEREFERENCING = "application/did-url-dereferencing";
    static final String LEGACY = "application/ld+json;profile=\"https://w3id.org/did-resolution\"";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** An answer. */
    record Reply(int status, String type, String body, HttpResponse<String> whole) {
        JsonNode json() {
            return Server.json(body);
        }

        JsonNode at(String pointer) {
            return json().at(pointer);
        }

        String field(String name) {
            return whole.headers().firstValue(name).orElse("");
        }
    }

    /** Asks {@code /1.0/identifiers}. */
    Reply resolve(String identifier, String accept) throws Exception {
        return get("/1.0/identifiers/" + identifier, accept);
    }

    Reply resolve(String identifier) throws Exception {
        return resolve(identifier, RESOLUTION);
    }

    /** Asks for a DID URL, encoded as a whole, as who sends options has to. */
    Reply dereference(String didUrl, String accept, String... options) throws Exception {
        String query = options.length == 0 ? "" : "?" + String.join("&", options);
        return resolve(URLEncoder.encode(didUrl, StandardCharsets.UTF_8).replace("+", "%20") + query, accept);
    }

    Reply get(String path, String accept) throws Exception {
        return send("GET", path, accept, "");
    }

    Reply send(String method, String path, String accept, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!accept.isEmpty()) {
            request.header("Accept", accept);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        var whole = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Reply(
                whole.statusCode(), whole.headers().firstValue("content-type").orElse(""), whole.body(), whole);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }
}
