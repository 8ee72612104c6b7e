package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** Two thousand who begin to ask for Handles and names, and never come to an end. */
class HeldConnectionsTest {
    private static final int HELD = 2_000;
    private static final int TRICKLES = 4;
    private static final long TRICKLE_MILLIS = 1_000;
    private static final int RESPONSE_CODE_AT = 24;
    private static final String HANDLE = "88.1000.7/did:bid:ef214PmkhKndUcArDQPgD5J4fFVwqJFPt";
    private static final String ZONE = "did.example.com";

    @TempDir
    private static Path data;

    private static int handlePort;
    private static int webPort;
    private static int namePort;
    private static RunningHouse house;

    @BeforeAll
    static void open() throws IOException {
        handlePort = Peer.freePort();
        webPort = Peer.freePort();
        namePort = Peer.freePort();
        var handles = Map.of(
                "handle.address", "127.0.0.1:" + handlePort,
                "handle.http", "127.0.0.1:" + webPort,
                "handle.prefixes", "88.1000.7",
                "dns.address", "127.0.0.1:" + namePort,
                "dns.zone", ZONE);
        house = RunningHouse.open(data, handles);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void twoThousandHalfQuestions_keepNobodyWaitingAndAreCutOff() throws Exception {
        List<Wire> held = new ArrayList<>();
        try {
            while (held.size() < HELD) {
                held.add(begun(handlePort, "\2\13\2\13\0\0"));
                held.add(begun(webPort, "GET /api/handles/88"));
                held.add(begun(namePort, "\0\100\22"));
            }
            for (int i = 0; i < TRICKLES; i++) {
                answersAll();
                held.forEach(wire -> wire.send("\0"));
                Thread.sleep(TRICKLE_MILLIS);
            }
            assertThat(held).allMatch(Wire::isCutOff);
            answersAll();
        } finally {
            held.forEach(Wire::close);
        }
    }

    private static Wire begun(int port, String beginning) {
        var wire = new Wire(port);
        assertThat(wire.send(beginning)).isTrue();
        return wire;
    }

    private static void answersAll() throws IOException {
        assertThat(responseCode(LoadQuestions.ofHandle(HANDLE, "URL").datagram()))
                .isEqualTo(1);
        assertThat(Wire.get(webPort, "/api/handles/" + HANDLE).status()).isEqualTo(200);
        var resolver = new SimpleResolver("127.0.0.1");
        resolver.setPort(namePort);
        resolver.setTCP(true);
        var question = Record.newRecord(org.xbill.DNS.Name.fromString(ZONE + "."), Type.SOA, 1);
        assertThat(resolver.send(org.xbill.DNS.Message.newQuery(question)).getRcode())
                .isZero();
    }

    private static int responseCode(byte[] question) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), handlePort)) {
            socket.getOutputStream().write(question);
            var in = new DataInputStream(socket.getInputStream());
            in.skipNBytes(RESPONSE_CODE_AT);
            return in.readInt();
        }
    }
}
