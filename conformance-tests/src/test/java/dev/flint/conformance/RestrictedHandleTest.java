package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import net.handle.hdllib.AbstractMessage;
import net.handle.hdllib.HandleException;
import net.handle.hdllib.Interface;
import net.handle.hdllib.PublicKeyAuthenticationInfo;
import net.handle.hdllib.SecretKeyAuthenticationInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Handles that somebody has written down, and what of them is not for everybody, asked for by the reference client. */
class RestrictedHandleTest {
    private static final String PREFIX = WrittenHandles.PREFIX;
    private static final byte[] ADMIN = ("0.NA/" + PREFIX).getBytes(StandardCharsets.UTF_8);

    @TempDir
    private static Path directory;

    private static KeyPair keys;
    private static RunningHouse house;
    private static ReferenceClient client;
    private static int httpPort;

    @BeforeAll
    static void open() throws Exception {
        System.setProperty(
                "net.handle.configDir",
                Files.createDirectories(directory.resolve("client")).toString());
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2_048);
        keys = generator.generateKeyPair();
        write("https://example.com/first");
        int port = Peer.freePort();
        httpPort = Peer.freePort();
        var settings = Map.of(
                "handle.address",
                "127.0.0.1:" + port,
                "handle.http",
                "127.0.0.1:" + httpPort,
                "handle.sign",
                "true",
                "handle.records",
                directory.resolve("handles.json").toString());
        house = RunningHouse.open(directory.resolve("data"), settings);
        client = new ReferenceClient(port, httpPort);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static void write(String url) throws Exception {
        WrittenHandles.write(directory.resolve("handles.json"), url, (RSAPublicKey) keys.getPublic());
    }

    @ParameterizedTest
    @ValueSource(ints = {Interface.SP_HDL_UDP, Interface.SP_HDL_TCP, Interface.SP_HDL_HTTP})
    void client_whoAsksForAll_isAskedWhoItIs(int protocol) throws Exception {
        assertThat(ReferenceClient.values(client.ask(protocol, PREFIX + "/Secret")))
                .as("what is public")
                .containsOnlyKeys("URL", "HS_ADMIN");
        assertThatThrownBy(() -> client.askForAll(protocol, PREFIX + "/Secret", null))
                .as("what the client makes of a challenge that it cannot meet")
                .isInstanceOfSatisfying(
                        HandleException.class,
                        failure -> assertThat(failure.getCode()).isEqualTo(HandleException.UNABLE_TO_AUTHENTICATE));
        assertThat(ReferenceClient.values(client.askForAll(
                        protocol, PREFIX + "/Secret", new PublicKeyAuthenticationInfo(ADMIN, 300, keys.getPrivate()))))
                .containsEntry("NOTE", "not for everybody");
        assertThat(ReferenceClient.values(client.askForAll(
                        protocol,
                        PREFIX + "/Secret",
                        new SecretKeyAuthenticationInfo(ADMIN, 301, WrittenHandles.SECRET))))
                .containsEntry("NOTE", "not for everybody");
    }

    @Test
    void client_withAnotherKey_isToldNothing() throws Exception {
        var wrong = new SecretKeyAuthenticationInfo(ADMIN, 301, new byte[] {1});
        assertThat(client.askForAll(Interface.SP_HDL_TCP, PREFIX + "/Secret", wrong).responseCode)
                .isEqualTo(AbstractMessage.RC_AUTHENTICATION_FAILED);
        byte[] secret = "of a stranger".getBytes(StandardCharsets.UTF_8);
        var stranger = new SecretKeyAuthenticationInfo(ADMIN, 302, secret);
        assertThat(client.askForAll(Interface.SP_HDL_TCP, PREFIX + "/Secret", stranger).responseCode)
                .isEqualTo(AbstractMessage.RC_INSUFFICIENT_PERMISSIONS);
        assertThat(client.askForAll(Interface.SP_HDL_TCP, PREFIX + "/secret", null).responseCode)
                .isEqualTo(AbstractMessage.RC_HANDLE_NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(ints = {Interface.SP_HDL_UDP, Interface.SP_HDL_TCP, Interface.SP_HDL_HTTP})
    void client_whoWantsItSigned_checksTheSignature(int protocol) throws Exception {
        var site = client.siteOf(protocol);
        assertThat(site.servers[0].publicKey).isNotEmpty();
        assertThat(ReferenceClient.values(client.askCertified(protocol, site, PREFIX + "/Secret")))
                .containsKey("URL");
    }

    @Test
    void file_thatChanges_isReadAgain() throws Exception {
        var http = new Client(httpPort);
        var answer = http.get("/" + PREFIX + "/alias");
        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("location")).contains("/" + PREFIX + "/Secret");
        write("https://example.com/second");
        String url = "";
        for (long end = System.nanoTime() + 30_000_000_000L; !url.contains("second") && System.nanoTime() < end; ) {
            Thread.sleep(200);
            url = ReferenceClient.values(client.ask(Interface.SP_HDL_UDP, PREFIX + "/Secret"))
                    .getOrDefault("URL", "");
        }
        assertThat(url).isEqualTo("https://example.com/second");
        assertThat(http.get("/api/handles/" + PREFIX + "/Secret?publicOnly=false")
                        .body())
                .contains("\"responseCode\":402");
    }
}
