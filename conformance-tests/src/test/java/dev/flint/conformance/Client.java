package dev.flint.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.BidEncoding;
import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.KeyType;
import dev.flint.bid.document.BidDocument;
import dev.flint.bid.document.DocumentReading;
import dev.flint.bid.document.Proofs;
import dev.flint.bid.register.OperationDraft;
import dev.flint.bid.register.OperationKind;
import dev.flint.id.SubChainCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Asks a server, and writes what it takes. */
final class Client {
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

    HttpResponse<String> register(byte[] operation) throws IOException, InterruptedException {
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
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + response.body(), e);
        }
    }

    static Bid bidOf(BidPrivateKey key) {
        return Bid.derive(SubChainCode.MAIN, key.publicKey(), BidEncoding.BASE58);
    }

    /** A signed operation about the identifier of the key, with a text that can be recognised. */
    static byte[] operation(OperationKind kind, BidPrivateKey key, Instant updated, String mark) {
        String did = bidOf(key).canonical();
        String time = updated.truncatedTo(ChronoUnit.MILLIS).toString();
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.putArray("@context").add("https://www.w3.org/ns/did/v1");
        tree.put("version", "1.0.0").put("id", did);
        tree.putArray("publicKey")
                .addObject()
                .put("id", did + "#key-1")
                .put("type", KeyType.ED25519.label())
                .put("controller", did)
                .put("publicKeyHex", key.publicKey().toText(BidEncoding.BASE58));
        tree.putArray("authentication").add(did + "#key-1");
        var extension = tree.putObject("extension").put("ttl", 60).put("type", 104);
        extension.putArray("attributes").addObject().put("key", "mark").put("value", mark);
        tree.put("created", time).put("updated", time);
        var document = Proofs.sign(read(tree), key, did + "#key-1");
        return OperationDraft.of(kind, document);
    }

    private static BidDocument read(ObjectNode tree) {
        if (BidDocument.of(tree) instanceof DocumentReading.Read read) {
            return read.document();
        }
        throw new AssertionError("the document has faults");
    }

    /** The text by which a document of {@link #operation} is recognised. */
    static String markOf(HttpResponse<String> resolved) {
        return json(resolved).at("/didDocument/bidExtension/attributes/0/value").asText();
    }
}
