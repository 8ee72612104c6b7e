package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.KeyType;
import dev.flint.bid.register.OperationKind;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import net.handle.hdllib.AbstractMessage;
import net.handle.hdllib.Interface;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference client of the Handle System, 9.3.1, with this server as its only site: nobody else is ever asked. */
class HandleClientTest {
    private static final String PREFIX = "88.1000.7/";

    @TempDir
    private static Path directory;

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void client_byEachProtocol_resolvesWhatWasJustRegistered() throws Exception {
        // Its own directory: without one it would look for a configuration in that of the user.
        System.setProperty(
                "net.handle.configDir",
                Files.createDirectories(directory.resolve("client")).toString());
        int port = freePort();
        int httpPort = freePort();
        var settings = Map.of(
                "handle.address", "127.0.0.1:" + port,
                "handle.http", "127.0.0.1:" + httpPort,
                "handle.prefixes", "88.1000.7, 88.100.1");
        try (var house = RunningHouse.open(directory.resolve("data"), settings)) {
            byte[] seed = new byte[32];
            seed[0] = 7;
            var key = BidPrivateKey.of(KeyType.ED25519, seed);
            String did = Operations.bidOf(key).canonical();
            var client = new ReferenceClient(port, httpPort);
            for (int protocol : new int[] {Interface.SP_HDL_UDP, Interface.SP_HDL_TCP, Interface.SP_HDL_HTTP}) {
                assertThat(client.ask(protocol, PREFIX + "did:bid:efNoSuch").responseCode)
                        .isEqualTo(AbstractMessage.RC_HANDLE_NOT_FOUND);
            }
            var receipt =
                    house.client().register(Operations.operation(OperationKind.CREATE, key, Instant.now(), "handle"));
            assertThat(receipt.statusCode()).isEqualTo(201);
            for (int protocol : new int[] {Interface.SP_HDL_UDP, Interface.SP_HDL_TCP, Interface.SP_HDL_HTTP}) {
                var values = ReferenceClient.values(client.ask(protocol, PREFIX + did));
                assertThat(values).containsEntry("DID", did);
                assertThat(values.getOrDefault("DID_DOC", "")).contains("\"id\":\"" + did + "\"");
                assertThat(ReferenceClient.values(client.ask(protocol, "88.100.1/A1B2C3", "VAA")))
                        .containsExactly(Map.entry("VAA", "VAA08810000000001A1B2C3"));
                assertThat(client.ask(protocol, PREFIX + did.replace("ef", "EF")).responseCode)
                        .isEqualTo(AbstractMessage.RC_HANDLE_NOT_FOUND);
                assertThat(client.ask(protocol, PREFIX + did, "NOPE").responseCode)
                        .isEqualTo(AbstractMessage.RC_VALUES_NOT_FOUND);
                assertThat(client.ask(protocol, "99.9999/x").responseCode)
                        .isEqualTo(AbstractMessage.RC_SERVER_NOT_RESP);
                assertThat(ReferenceClient.values(client.ask(protocol, "0.NA/88.1000.7")))
                        .containsKeys("HS_SITE", "HS_ADMIN");
            }
        }
    }
}
