package dev.flint.deploy.house;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;

/** Asks a web server on loopback. */
final class WebTalk {
    private WebTalk() {}

    static HttpResponse<String> get(int port, String path, String accept) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", accept)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** The answer to a query of the DNS. */
    static HttpResponse<byte[]> query(int port, byte[] query, boolean post) throws Exception {
        String base = "http://127.0.0.1:" + port + "/dns-query";
        var request = post
                ? HttpRequest.newBuilder(URI.create(base))
                        .header("Content-Type", "application/dns-message")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(query))
                : HttpRequest.newBuilder(URI.create(
                        base + "?dns=" + Base64.getUrlEncoder().withoutPadding().encodeToString(query)));
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** A port that is free at the moment. */
    static int freePort() throws Exception {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
