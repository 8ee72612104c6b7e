package dev.flint.methods;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.id.Did;
import dev.flint.id.Vectors;
import dev.flint.spi.CachePolicy;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WebDriverTest {
    private static final String DID = "did:web:example.com";

    private static Resolution resolve(String did, Fetch.Reply reply) {
        Fetch fetch = (url, accept) -> Future.succeededFuture(reply);
        return new WebDriver(fetch, CachePolicy.NEVER)
                .resolve(Did.of(did), ResolutionOptions.NONE)
                .result();
    }

    private static Resolution resolveBody(String body) {
        return resolve(DID, new Fetch.Reply.Body(Buffer.buffer(body)));
    }

    private static ResolutionError error(Resolution resolution) {
        return ((Resolution.Refused) resolution).error();
    }

    @Test
    void url_vectors_areWhereTheDocumentLies() {
        for (var vector : Vectors.of("didWeb")) {
            String did = vector.getString("did");
            assertThat(WebDid.url(did.substring("did:web:".length()))).as(did).contains(vector.getString("url"));
        }
    }

    @Test
    void url_errorVectorsAndOtherSpellingsOfAddresses_areNone() {
        for (var vector : Vectors.of("didWebErrors")) {
            String did = vector.getString("did");
            assertThat(WebDid.url(did.substring("did:web:".length()))).as(did).isEmpty();
        }
        for (String id : List.of(
                "127.0.0.1",
                "127.1",
                "2130706433",
                "0x7f.1",
                "0177.0.0.1",
                "localhost.",
                "a.localhost",
                "intern",
                "-a.example",
                "a-.example",
                "a..example",
                "example.com%3A0",
                "example.com%3A080",
                "example.com%3A",
                "example.com%40evil.example",
                "example.com::a",
                "example.com:a:",
                "example.com:%2E",
                "example.com:a%2Fb",
                "example.com:a%255Cb",
                "example.com:%00",
                "example.com%2Fa",
                "x".repeat(64) + ".example")) {
            assertThat(WebDid.url(id)).as(id).isEmpty();
        }
    }

    @Test
    void resolve_documentOfThisIdentifier_isFoundWithItsContext() {
        var resolution = resolveBody("{\"@context\":[\"https://www.w3.org/ns/did/v1\"],\"id\":\"" + DID + "\"}");

        var document = KeyDriverTest.document(resolution);
        assertThat(document.getString("id")).isEqualTo(DID);
        assertThat(document.getJsonArray("@context")).containsExactly("https://www.w3.org/ns/did/v1");
    }

    @Test
    void resolve_whatIsNoDocumentOfIt_isInvalid() {
        for (String body : List.of(
                "",
                "<html>",
                "[]",
                "{}",
                "{\"id\":\"did:web:other.example\"}",
                "{\"id\":\"did:web:EXAMPLE.com\"}",
                "{\"id\":\"" + DID + "\",\"id\":\"" + DID + "\"}",
                "{\"id\":\"" + DID + "\"} x",
                "{\"a\":".repeat(100) + "1" + "}".repeat(100))) {
            assertThat(error(resolveBody(body))).as(body).isEqualTo(ResolutionError.INVALID_DID_DOCUMENT);
        }
    }

    @Test
    void resolve_otherAnswers_haveTheirErrors() {
        assertThat(error(resolve(DID, new Fetch.Reply.Status(404)))).isEqualTo(ResolutionError.NOT_FOUND);
        assertThat(error(resolve(DID, new Fetch.Reply.Status(301)))).isEqualTo(ResolutionError.INTERNAL_ERROR);
        assertThat(error(resolve(DID, new Fetch.Reply.None("time-out")))).isEqualTo(ResolutionError.INTERNAL_ERROR);
        assertThat(error(resolve("did:web:127.0.0.1", new Fetch.Reply.Status(200))))
                .isEqualTo(ResolutionError.INVALID_DID);
    }
}
