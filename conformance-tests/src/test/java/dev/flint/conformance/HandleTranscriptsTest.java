package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the reference server 9.2.0 answered over HTTP, asked of this one with the same records. */
class HandleTranscriptsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path VECTORS = Path.of("../handle-dns-bridge/src/test/resources/handle.json");
    private static final String THERE = "http://127.0.0.1:28000";

    /** Fields of the header that say something about the answer; those of the connection and of time do not. */
    private static final List<String> COMPARED = List.of(
            "content-type",
            "location",
            "access-control-allow-origin",
            "access-control-max-age",
            "access-control-allow-methods",
            "access-control-allow-headers");

    @TempDir
    private static Path directory;

    private static RunningHouse house;
    private static int port;

    /** A question with its answer. */
    record Transcript(String request, List<String> head, String body) {
        /** A list of Handles is told to nobody here, and what this server says of itself is its own. */
        boolean isOtherwise() {
            return request.contains("/api/handles?") || request.endsWith("/api/site") || request.endsWith("28000/");
        }

        boolean isQuestion() {
            return !request.contains("-X") && !request.contains("https:");
        }

        String path() {
            return request.substring(request.indexOf(THERE) + THERE.length());
        }

        int status() {
            String line = head.get(0);
            return Integer.parseInt(line.substring(9, 12));
        }

        String field(String name) {
            return head.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }

        @Override
        public String toString() {
            return request;
        }
    }

    private static List<Transcript> transcripts() throws IOException {
        List<Transcript> transcripts = new ArrayList<>();
        for (String part : List.of("restApi", "webProxy")) {
            for (var each : vectors().path(part)) {
                List<String> head = new ArrayList<>();
                each.path("responseHead").forEach(line -> head.add(line.asText()));
                transcripts.add(new Transcript(
                        each.path("request").asText(),
                        head,
                        each.path("responseBody").asText()));
            }
        }
        return transcripts;
    }

    static List<Transcript> questions() throws IOException {
        return transcripts().stream()
                .filter(each -> each.isQuestion() && !each.isOtherwise())
                .toList();
    }

    private static JsonNode vectors() throws IOException {
        return JSON.readTree(Files.readString(VECTORS));
    }

    @BeforeAll
    static void open() throws Exception {
        var records = JSON.createObjectNode();
        records.putArray("homedPrefixes").add("0.NA/88.1000.7").add("0.NA/0.NA");
        records.set("handleRecords", vectors().path("records"));
        Path file = directory.resolve("handles.json");
        Files.writeString(file, records.toString());
        port = Peer.freePort();
        var settings = Map.of("handle.http", "127.0.0.1:" + port, "handle.records", file.toString());
        house = RunningHouse.open(directory.resolve("data"), settings);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static HttpResponse<String> ask(String method, String path, String... fields) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (fields.length > 0) {
            request.headers(fields);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @MethodSource("questions")
    void question_isAnsweredLikeTheReferenceServerDoes(Transcript transcript) throws Exception {
        var answer = ask("GET", transcript.path());
        assertThat(answer.statusCode()).isEqualTo(transcript.status());
        for (String name : COMPARED) {
            String expected = transcript.field(name).replace(THERE, "");
            if (!expected.isEmpty()) {
                assertThat(answer.headers().firstValue(name)).as(name).contains(expected);
            }
        }
        if (!transcript.field("expires").isEmpty()) {
            assertThat(answer.headers().firstValue("expires").orElse("")).matches("[A-Z][a-z]{2}, [0-3][0-9] .* GMT");
        }
        String type = transcript.field("content-type");
        if (type.startsWith("application/json")) {
            assertThat(JSON.readTree(answer.body())).isEqualTo(JSON.readTree(transcript.body()));
        } else if (!type.isEmpty() && !type.startsWith("text/html")) {
            assertThat(answer.body().strip()).isEqualTo(transcript.body().strip());
        }
    }

    @Test
    void questions_areThoseThatWereCaptured() throws Exception {
        assertThat(transcripts()).hasSize(36);
        assertThat(questions()).hasSize(25);
    }

    @Test
    void preflight_isAnsweredLikeTheReferenceServerDoes() throws Exception {
        var captured = transcripts().stream()
                .filter(each -> each.request().startsWith("-X OPTIONS"))
                .findFirst()
                .orElseThrow();
        var answer = ask("OPTIONS", captured.path(), "Origin", "http://x", "Access-Control-Request-Method", "GET");
        assertThat(answer.statusCode()).isEqualTo(captured.status());
        assertThat(answer.body()).isEmpty();
        for (String name : COMPARED) {
            if (!captured.field(name).isEmpty()) {
                assertThat(answer.headers().firstValue(name)).as(name).contains(captured.field(name));
            }
        }
    }
}
