package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.KeyType;
import dev.flint.bid.register.OperationKind;
import dev.flint.bridge.handle.ResponseCode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients of the Handle System from before the protocol's version 2.3, with this server as all that they know. */
class OldHandleClientsTest {
    private static final String PREFIX = "88.1000.7/";
    private static final List<String> WAYS = List.of("udp", "tcp", "http");

    @TempDir
    private static Path directory;

    private static int port;
    private static int httpPort;
    private static RunningHouse house;

    @BeforeAll
    static void open() throws Exception {
        port = Peer.freePort();
        httpPort = Peer.freePort();
        var settings = Map.of(
                "handle.address", "127.0.0.1:" + port,
                "handle.http", "127.0.0.1:" + httpPort,
                "handle.prefixes", "88.1000.7, 88.100.1");
        house = RunningHouse.open(directory.resolve("data"), settings);
    }

    @AfterAll
    static void close() {
        if (house != null) {
            house.close();
        }
    }

    private static BidPrivateKey key(String version) {
        byte[] seed = new byte[32];
        seed[0] = 8;
        seed[1] = (byte) version.charAt(0);
        return BidPrivateKey.of(KeyType.ED25519, seed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.3.4", "6.2"})
    void client_byEachProtocol_resolvesWhatWasJustRegistered(String version) throws Exception {
        var jars = PeerJars.require("handle-" + version);
        var key = key(version);
        String did = Operations.bidOf(key).canonical();
        try (var client = OldHandleClient.start(jars, directory.resolve(version), port, httpPort)) {
            for (String way : WAYS) {
                assertThat(client.ask(way, PREFIX + did).code()).isEqualTo(ResponseCode.HANDLE_NOT_FOUND);
            }
            byte[] operation = Operations.operation(OperationKind.CREATE, key, Instant.now(), "handle");
            assertThat(house.client().register(operation).statusCode()).isEqualTo(201);
            for (String way : WAYS) {
                var answer = client.ask(way, PREFIX + did);
                assertThat(answer.code()).as(way).isEqualTo(ResponseCode.SUCCESS);
                assertThat(answer.values()).as(way).containsEntry("DID", did);
                assertThat(answer.values().getOrDefault("DID_DOC", "")).contains("\"id\":\"" + did + "\"");
                assertThat(client.ask(way, PREFIX + did.replace("ef", "EF")).code())
                        .isEqualTo(ResponseCode.HANDLE_NOT_FOUND);
                assertThat(client.ask(way, PREFIX + did, "NOPE").code()).isEqualTo(ResponseCode.VALUES_NOT_FOUND);
                assertThat(client.ask(way, "99.9999/x").code()).isEqualTo(ResponseCode.NOT_RESPONSIBLE);
                assertThat(client.ask(way, "88.100.1/A1B2C3", "VAA").values())
                        .containsExactly(Map.entry("VAA", "VAA08810000000001A1B2C3"));
            }
        }
    }

    /** The server is the root for it: it is asked for the prefix first, and where that leads, for the Handle. */
    @ParameterizedTest
    @ValueSource(strings = {"5.3.4", "6.2"})
    void client_withThisServerAsRoot_findsTheWay(String version) throws Exception {
        var jars = PeerJars.require("handle-" + version);
        try (var client = OldHandleClient.start(jars, directory.resolve("root-" + version), port, httpPort)) {
            var answer = client.ask("walk", "88.100.1/A1B2C3", "VAA");
            assertThat(answer.code()).isEqualTo(ResponseCode.SUCCESS);
            assertThat(answer.values()).containsExactly(Map.entry("VAA", "VAA08810000000001A1B2C3"));
            assertThat(client.ask("walk", "88.100.1/NOSUCH").code()).isEqualTo(ResponseCode.HANDLE_NOT_FOUND);
        }
    }
}
