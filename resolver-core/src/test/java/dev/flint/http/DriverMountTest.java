package dev.flint.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a Universal Resolver 1.8 needs of a driver, in the words that it sends. */
final class DriverMountTest {
    private static final String MOUNT = "/driver/1.0/identifiers/";
    private static final String ACCEPT = "Accept: application/did-resolution,application/did";
    private static final RunningServer SERVER = new RunningServer();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void get_registered_isTheResolutionResult() {
        var reply = SERVER.get(MOUNT + "did:example:123", ACCEPT);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.field("content-type")).contains("application/did-resolution;charset=utf-8");
        var body = new JsonObject(reply.body());
        assertThat(body.getJsonObject("didDocument").getString("id")).isEqualTo("did:example:123");
        assertThat(body.getJsonObject("didResolutionMetadata").getString("contentType"))
                .isEqualTo("application/did");
    }

    @Test
    void get_errors_areKeywordsInTheResolutionResult() {
        assertThat(error("did:example:none", 404)).isEqualTo("notFound");
        assertThat(error("not-a-did", 400)).isEqualTo("invalidDid");
        assertThat(error("did:other:1", 501)).isEqualTo("methodNotSupported");
    }

    @Test
    void get_deactivated_isGoneWithAStub() {
        var reply = SERVER.get(MOUNT + "did:example:deactivated", ACCEPT);

        assertThat(reply.status()).isEqualTo(410);
        assertThat(new JsonObject(reply.body()).getJsonObject("didDocument").getString("id"))
                .isEqualTo("did:example:deactivated");
    }

    @Test
    void get_optionsOfTheCaller_areIgnoredWhenUnknown() {
        assertThat(SERVER.get(MOUNT + "did%3Aexample%3A123?versionId=1&foo=bar", ACCEPT)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void get_fragment_isDereferencedInTheDriversForm() {
        var reply = SERVER.get(
                MOUNT + "did%3Aexample%3A123%23none", "Accept: application/did-url-dereferencing,application/did");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(new JsonObject(reply.body())
                        .getJsonObject("dereferencingMetadata")
                        .getString("error"))
                .isEqualTo("notFound");
    }

    @Test
    void get_properties_areThere() {
        assertThat(SERVER.get("/driver/1.0/properties").status()).isEqualTo(200);
    }

    private static String error(String identifier, int status) {
        var reply = SERVER.get(MOUNT + identifier, ACCEPT);
        assertThat(reply.status()).as(identifier).isEqualTo(status);
        var body = new JsonObject(reply.body());
        assertThat(body.getValue("didDocument")).isNull();
        return body.getJsonObject("didResolutionMetadata").getString("error");
    }
}
