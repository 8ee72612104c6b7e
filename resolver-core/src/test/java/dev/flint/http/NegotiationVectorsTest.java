package dev.flint.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.id.Vectors;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every row of the negotiation table, over the wire. */
final class NegotiationVectorsTest {
    private static final List<String> ENVELOPE = List.of("didDocument", "didResolutionMetadata", "didDocumentMetadata");
    private static final List<String> DEREFERENCING =
            List.of("content", "contentStream", "dereferencingMetadata", "contentMetadata");

    private static final RunningServer SERVER = new RunningServer();
    private static final RunningServer STRICT = new RunningServer(new HttpManners(false, true, true));

    @AfterAll
    static void stop() {
        SERVER.close();
        STRICT.close();
    }

    @TestFactory
    Stream<DynamicTest> answer_vectors_asTheTableSays() {
        return Vectors.of("negotiation").stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.getString("request") + " " + row.getString("accept"), () -> check(row)));
    }

    private static void check(JsonObject row) {
        var reply = ask(row);

        assertThat(reply.status()).isEqualTo(row.getInteger("status"));
        assertThat(reply.field("content-type")).isEqualTo(Optional.ofNullable(row.getString("contentType")));
        assertThat(reply.field("access-control-allow-origin")).contains("*");
        checkBody(row.getString("body"), reply);
        if (row.containsKey("errorType")) {
            checkError(row, new JsonObject(reply.body()));
        }
    }

    private static Wire.Reply ask(JsonObject row) {
        String[] request = row.getString("request").split(" ", 3);
        String body = request.length < 3 || request[2].startsWith("(") ? "" : request[2];
        var fields = new ArrayList<String>();
        if (row.getString("accept") != null) {
            fields.add("Accept: " + row.getString("accept"));
        }
        int type = body.indexOf(" Content-Type: ");
        if (type >= 0) {
            fields.add(body.substring(type + 1));
            body = body.substring(0, type);
        }
        boolean refusesNoCache = request[1].contains("noCache");
        return (refusesNoCache ? STRICT : SERVER).ask(request[0], request[1], body, fields.toArray(String[]::new));
    }

    private static void checkBody(String expected, Wire.Reply reply) {
        if (expected.startsWith("envelope")) {
            assertThat(new JsonObject(reply.body()).fieldNames()).containsExactlyElementsOf(ENVELOPE);
        } else if (expected.equals("didDocument")) {
            assertThat(new JsonObject(reply.body()).getString("id")).isEqualTo("did:example:123");
        } else if (expected.startsWith("legacy envelope")) {
            assertThat(new JsonObject(reply.body()).getString("@context"))
                    .isEqualTo("https://w3id.org/did-resolution/v1");
        } else if (expected.startsWith("dereferencing envelope") || expected.startsWith("content = ")) {
            var body = new JsonObject(reply.body());
            assertThat(body.fieldNames()).containsExactlyElementsOf(DEREFERENCING);
            assertThat(body.getJsonObject("content")).isEqualTo(body.getJsonObject("contentStream"));
            assertThat(body.getJsonObject("content").containsKey("@context")).isTrue();
        } else if (expected.equals("bare verification method")) {
            assertThat(new JsonObject(reply.body()).getString("id")).isEqualTo("did:example:123#key-1");
        } else if (expected.equals("no body")) {
            assertThat(reply.body()).isEmpty();
        } else if (expected.startsWith("Allow: ")) {
            assertThat(reply.field("allow")).contains(expected.substring("Allow: ".length()));
        }
    }

    private static void checkError(JsonObject row, JsonObject body) {
        var metadata = body.containsKey("didResolutionMetadata")
                ? body.getJsonObject("didResolutionMetadata")
                : body.getJsonObject("dereferencingMetadata");
        if (row.containsKey("legacyError")) {
            assertThat(metadata.getString("error")).isEqualTo(row.getString("legacyError"));
        } else {
            var error = metadata.getJsonObject("error");
            assertThat(error.getString("type")).isEqualTo(row.getString("errorType"));
            assertThat(error.getString("title")).isNotBlank();
            assertThat(error.getInteger("status")).isEqualTo(row.getInteger("status"));
        }
    }
}
