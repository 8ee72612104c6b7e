package dev.flint.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class BatchTest {
    private static final RunningServer SERVER = new RunningServer();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void post_array_answersEachInItsPlaceWithItsOwnStatus() {
        var reply = post("[\"did:example:123\",\"did:example:none\",\"x\",\"did:other:1\",\"did:example:deactivated\","
                + "\"did:example:123#key-1\",\"did:example:123#none\",\"did:held:throws\",\"\"]");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.field("content-type")).contains("application/json");
        var items = new JsonArray(reply.body());
        assertThat(items.stream().map(item -> ((JsonObject) item).getInteger("status")))
                .containsExactly(200, 404, 400, 501, 410, 200, 404, 500, 400);
        var first = items.getJsonObject(0);
        assertThat(first.getString("identifier")).isEqualTo("did:example:123");
        assertThat(first.getJsonObject("result").encode())
                .as("what the one who asks alone gets")
                .isEqualTo(new JsonObject(
                                SERVER.get("/1.0/identifiers/did:example:123").body())
                        .encode());
        assertThat(items.getJsonObject(5)
                        .getJsonObject("result")
                        .getJsonObject("content")
                        .getString("id"))
                .isEqualTo("did:example:123#key-1");
    }

    @Test
    void post_lines_answersInLines() {
        var reply = post("\"did:example:123\"\n\n{\"identifier\":\"did:example:123\",\"options\":{\"versionId\":1}}\r\n"
                + "{\"identifier\":\"did:example:123\",\"options\":{\"versionId\":\"1\",\"versionTime\":\"x\"}}");

        assertThat(reply.field("content-type")).contains("application/x-ndjson");
        var lines = reply.body().lines().map(JsonObject::new).toList();
        assertThat(lines.stream().map(line -> line.getInteger("status"))).containsExactly(200, 200, 400);
        assertThat(lines.get(1)
                        .getJsonObject("result")
                        .getJsonObject("didDocumentMetadata")
                        .getString("versionId"))
                .isEqualTo("1");
    }

    @Test
    void post_relationship_isAskedOfTheFragment() {
        var reply = post("[{\"identifier\":\"did:example:123#key-1\","
                + "\"options\":{\"verificationRelationship\":\"keyAgreement\"}}]");

        assertThat(new JsonArray(reply.body()).getJsonObject(0).getInteger("status"))
                .isEqualTo(500);
    }

    @Test
    void post_malformed_isRefusedAsAWhole() {
        for (String body : List.of(
                "",
                "[]",
                "[",
                "{}",
                "[1]",
                "[null]",
                "\"a\" \"b\"",
                "[{\"identifier\":1}]",
                "[{\"identifier\":\"a\",\"options\":[]}]",
                "nonsense")) {
            assertThat(post(body).status()).as(body).isEqualTo(400);
        }
    }

    @Test
    void post_thousandAndMore_isTakenUpToTheLimit() {
        assertThat(new JsonArray(post(array(Batch.ITEMS_MAX)).body())).hasSize(Batch.ITEMS_MAX);
        assertThat(post(array(Batch.ITEMS_MAX + 1)).status()).isEqualTo(413);
    }

    @Test
    void get_isNotAllowed() {
        assertThat(SERVER.get("/1.0/batch").status()).isEqualTo(405);
    }

    private static String array(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"did:example:" + i + '"')
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static Wire.Reply post(String body) {
        return SERVER.ask("POST", "/1.0/batch", body, "Content-Type: application/json");
    }
}
