package dev.flint.deploy.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.PortUnreachableException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Type;

class ClosedHouseTest {
    /** One in twenty was left open once. */
    private static final int ROUNDS = 60;

    @TempDir
    private Path directory;

    /** Sockets may share an address: one that is left open takes half of what is meant for whoever listens next. */
    @Test
    void datagrams_toAHouseThatIsClosed_reachNobody() throws Exception {
        int port = WebTalk.freePort();
        var settings = Map.of("dns.address", "127.0.0.1:" + port, "dns.zone", "did.example.com", "dns.sign", "ed25519");
        byte[] query = ZoneTalk.query("", Type.DNSKEY, 0);
        for (int round = 0; round < ROUNDS; round++) {
            var config = TestConfig.of(directory, 0, settings);
            try (var house = House.open(config, false, InstantSource.system(), new SecureRandom())) {
                assertThat(house.neighbours().names().port()).isEqualTo(port);
                ZoneTalk.ask(port, "", Type.DNSKEY, 0);
                assertThat(isAnswered(port, query)).as("round %d", round).isTrue();
            }
            assertThat(isAnswered(port, query)).as("after round %d", round).isFalse();
        }
    }

    /** That nobody is there is said at once. */
    private static boolean isAnswered(int port, byte[] query) throws IOException {
        try (var socket = new DatagramSocket()) {
            socket.setSoTimeout(10_000);
            socket.connect(InetAddress.getLoopbackAddress(), port);
            socket.send(new DatagramPacket(query, query.length));
            socket.receive(new DatagramPacket(new byte[2_048], 2_048));
            return true;
        } catch (PortUnreachableException nobody) {
            return false;
        }
    }
}
