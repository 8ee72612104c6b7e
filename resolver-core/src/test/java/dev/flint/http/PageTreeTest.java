package dev.flint.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PageTreeTest {
    private final RunningServer server = new RunningServer();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        server.close();
    }

    private HttpResponse<String> send(String method, String target, String body, String... fields)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + target))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (fields.length > 0) {
            request.headers(fields);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void tree_anyPathBelow_isFoundWithParametersAndAccept() throws Exception {
        var answer = send("GET", "/tree/a/b%2Fc?x=1&y=%20", "", "Accept", "text/plain");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("a/b%2Fc {x=1, y= } text/plain");
        assertThat(answer.headers().firstValue("cache-control")).hasValue("no-cache");
        assertThat(send("GET", "/tree/for-ever", "").headers().firstValue("cache-control"))
                .hasValue("public, max-age=31536000, immutable");
    }

    @Test
    void tree_head_hasTheLengthAndNoBody() throws Exception {
        var answer = send("HEAD", "/tree/for-ever", "");
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("content-length")).hasValue("8");
    }

    @Test
    void tree_otherMethodOrQueryThatIsNone_isRefused() throws Exception {
        assertThat(send("POST", "/tree/a", "x").statusCode()).isEqualTo(405);
        var twice = send("GET", "/tree/a?x=1&x=2", "");
        assertThat(twice.statusCode()).isEqualTo(400);
        assertThat(twice.body()).contains("/problems/malformed-query");
    }

    @Test
    void tree_pageThatIsNotThereOrBroken_isAProblem() throws Exception {
        assertThat(send("GET", "/tree/none", "").statusCode()).isEqualTo(404);
        var broken = send("GET", "/tree/broken", "");
        assertThat(broken.statusCode()).isEqualTo(500);
        assertThat(broken.body()).contains("/problems/internal").doesNotContain("on purpose");
        assertThat(send("GET", "/tree", "").statusCode()).isEqualTo(404);
    }

    @Test
    void post_body_isHandedOver() throws Exception {
        var answer = send("POST", "/post", "anything", "Content-Type", "text/plain");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("anything");
        assertThat(send("GET", "/post", "").statusCode()).isEqualTo(405);
    }
}
