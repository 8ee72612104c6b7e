package dev.flint.deploy.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bridge.dns.DnsName;
import dev.flint.bridge.dns.DomainDids;
import dev.flint.bridge.dns.DomainKeys;
import dev.flint.bridge.dns.RecursiveServer;
import dev.flint.methods.Fetch;
import dev.flint.methods.KeyDriver;
import dev.flint.spi.DocumentBytes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a domain of our own zone and of a document, with a web server that is made up. */
class VouchingTest {
    private static final String NAME = "cljdbqeulhtmppbtce0fp2nmrvd1h93aruvpd3o.did.example.com";
    private static final String DID = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";

    @TempDir
    private Path directory;

    private JsonObject said(Optional<Fetch> web, String members) throws Exception {
        int port = WebTalk.freePort();
        var settings = Map.of("dns.address", "127.0.0.1:" + port, "dns.zone", "did.example.com");
        var vertx = Vertx.vertx();
        try (var house = TestConfig.house(directory, settings)) {
            assertThat(house.httpPort()).isPositive();
            var server = RecursiveServer.of("127.0.0.1", port, "");
            var vouching = new Vouching(
                    new DomainKeys(server),
                    web.map(DomainWeb::new),
                    new Evidence(List.of(new KeyDriver()), InstantSource.system()),
                    Methods.forStrangers(vertx),
                    InstantSource.system());
            var domain = DnsName.parse(NAME).orElseThrow();
            byte[] context = "\"https://www.w3.org/ns/did/v1\"".getBytes(StandardCharsets.US_ASCII);
            var document = new DocumentBytes(context, context, members.getBytes(StandardCharsets.UTF_8));
            return new DomainDids(server)
                    .find(domain)
                    .compose(finding -> vouching.about(DID, domain, finding, document))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void webServer_isAskedWhenTheOperatorWantsIt() throws Exception {
        Fetch fetch = (url, accept) -> Future.succeededFuture(
                url.equals("https://" + NAME + "/.well-known/did-configuration.json")
                        ? new Fetch.Reply.Body(Buffer.buffer("{}"))
                        : new Fetch.Reply.Status(404));
        var said = said(Optional.of(fetch), "\"id\":\"" + DID + "\",\"alsoKnownAs\":[\"dns:" + NAME + "\"]");
        assertThat(said.getString("configuration")).isEqualTo("invalid: what lies there is no DID Configuration");
        assertThat(said.getString("link")).isEqualTo("mutual");
        assertThat(said.getJsonObject("assurance")).isEqualTo(new JsonObject("""
                        {"level":"MEDIUM","checks":
                            {"uri":"present","dnssec":"insecure","keys":"absent","integrity":"method"}}
                        """));
    }

    @Test
    void webServer_isNotAskedOtherwise_andADocumentThatCannotBeReadShowsNothing() throws Exception {
        var said = said(Optional.empty(), "\"id\":\"" + DID + "\",\"proof\":{},\"proof\":{}");
        assertThat(said.containsKey("configuration")).isFalse();
        assertThat(said.getString("link")).isEqualTo("unverified");
        assertThat(said.getJsonObject("assurance").getString("level")).isEqualTo("LOW-");
    }
}
