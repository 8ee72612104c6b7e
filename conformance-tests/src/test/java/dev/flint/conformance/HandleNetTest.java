package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.KeyType;
import dev.flint.bid.register.OperationKind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.handle.hdllib.Interface;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Handle System's own server with the records of this one: asked the same, both say the same. */
class HandleNetTest {
    private static final List<String> PREFIXES = List.of("88.1000.7", "88.100.1");
    private static final String THEIRS = "88.1000.9";
    private static final String FAR = "88.1000.10";
    private static final String CODE = "88.100.1/A1B2C3";
    private static final List<String> SMALL_JVM = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m");

    @TempDir
    private static Path directory;

    private static String handle;
    private static int port;
    private static int httpPort;
    private static RunningHouse house;
    private static HandleNet peer;

    @BeforeAll
    static void open() throws Exception {
        System.setProperty(
                "net.handle.configDir",
                Files.createDirectories(directory.resolve("client")).toString());
        PeerJars.require("handle-net");
        port = Peer.freePort();
        httpPort = Peer.freePort();
        var settings = Map.of(
                "handle.address", "127.0.0.1:" + port,
                "handle.http", "127.0.0.1:" + httpPort,
                "handle.prefixes", String.join(",", PREFIXES));
        house = RunningHouse.open(directory.resolve("data"), settings);
        byte[] seed = new byte[32];
        seed[0] = 9;
        var key = BidPrivateKey.of(KeyType.ED25519, seed);
        byte[] operation = Operations.operation(OperationKind.CREATE, key, Instant.now(), "handle");
        assertThat(house.client().register(operation).statusCode()).isEqualTo(201);
        handle = PREFIXES.get(0) + "/" + Operations.bidOf(key).canonical();
        Map<String, JsonArray> records = new HashMap<>();
        records.put(handle, ours(handle));
        records.put(CODE, ours(CODE));
        for (String foreign : List.of(THEIRS + "/Only", FAR + "/Only")) {
            records.put(foreign, new JsonArray().add(link("https://example.com/" + foreign)));
        }
        var prefixes = List.of(PREFIXES.get(0), PREFIXES.get(1), THEIRS, FAR);
        peer = HandleNet.start(directory.resolve("peer"), SMALL_JVM, prefixes, records);
    }

    @AfterAll
    static void close() {
        if (peer != null) {
            peer.close();
        }
        if (house != null) {
            house.close();
        }
    }

    private static JsonArray ours(String handle) throws Exception {
        String body = new Client(httpPort).get("/api/handles/" + handle).body();
        return new JsonObject(body).getJsonArray("values");
    }

    private static JsonObject link(String url) {
        return new JsonObject()
                .put("index", 1)
                .put("type", "URL")
                .put("data", new JsonObject().put("format", "string").put("value", url))
                .put("ttl", 3_600)
                .put("timestamp", "2026-01-01T00:00:00Z");
    }

    @Test
    void questions_inTheProtocol_areAnsweredLikeTheReferenceServerDoes() throws Exception {
        var toUs = new ReferenceClient(port, httpPort);
        var toThem = new ReferenceClient(peer.port(), peer.httpPort());
        String other = handle.replace("/did:bid:ef", "/did:bid:EF");
        for (int protocol : new int[] {Interface.SP_HDL_UDP, Interface.SP_HDL_TCP, Interface.SP_HDL_HTTP}) {
            for (String asked : List.of(handle, CODE, CODE + "0", other, "99.9999/x")) {
                for (String[] types : new String[][] {{}, {"URL"}, {"did", "hash"}, {"URL."}, {"HS_ADMIN"}, {"NOPE"}}) {
                    assertThat(ReferenceClient.told(toUs.ask(protocol, asked, types)))
                            .as("%s %s by %d", asked, String.join(" ", types), protocol)
                            .isEqualTo(ReferenceClient.told(toThem.ask(protocol, asked, types)));
                }
            }
            assertThat(ReferenceClient.told(toUs.ask(protocol, handle)))
                    .as("whole record of %s", handle)
                    .hasSizeGreaterThan(5)
                    .contains("code 1");
        }
    }

    @Test
    void questions_overHttp_areAnsweredLikeTheReferenceServerDoes() throws Exception {
        var toUs = new Client(httpPort);
        var toThem = new Client(peer.httpPort());
        for (String asked : List.of(
                handle,
                handle + "?type=URL",
                handle + "?type=DID&index=1",
                handle + "?type=NOPE",
                handle + "?index=100",
                CODE,
                CODE + "0",
                "99.9999/x")) {
            var ours = toUs.get("/api/handles/" + asked);
            var theirs = toThem.get("/api/handles/" + asked);
            assertThat(ours.statusCode()).as(asked).isEqualTo(theirs.statusCode());
            assertThat(new JsonObject(ours.body())).as(asked).isEqualTo(new JsonObject(theirs.body()));
        }
    }

    /** Asked directly, by the server that is named for the prefix, and found from the root. */
    @Test
    void handle_thatLivesThere_isFoundFromHere() throws Exception {
        String there = THEIRS + "/Only";
        String server = "127.0.0.1:" + peer.port();
        for (String way : List.of("--output=json", "--tcp")) {
            var run = Cli.run("handle", "resolve", there, "--server", server, way);
            assertThat(run.exit()).as(run.text()).isZero();
            assertThat(run.out()).contains("https://example.com/" + there);
        }
        assertThat(Cli.run("handle", "resolve", THEIRS + "/only", "--server", server)
                        .text())
                .contains("there is no such Handle");
        int door = Peer.freePort();
        var settings = Map.of(
                "handle.http", "127.0.0.1:" + door,
                "handle.upstreams", THEIRS + "=" + server + ", *=" + server,
                "bid.private-resolvers", "true");
        try (var asking = RunningHouse.open(directory.resolve("asking"), settings)) {
            assertThat(asking.port()).isPositive();
            for (String foreign : List.of(there, FAR + "/Only")) {
                var answer = new Client(door).get("/api/handles/" + foreign);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                assertThat(new JsonObject(answer.body()).getJsonArray("values"))
                        .isEqualTo(new JsonArray().add(link("https://example.com/" + foreign)));
            }
        }
    }
}
