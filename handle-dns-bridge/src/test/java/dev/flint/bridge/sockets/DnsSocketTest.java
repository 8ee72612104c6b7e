package dev.flint.bridge.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bridge.dns.DnsService;
import dev.flint.bridge.dns.SampleAskers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** Queries by datagram and by connection, on loopback. */
class DnsSocketTest {
    private static final String HOST = "127.0.0.1";

    private final Vertx vertx = Vertx.vertx();
    private final DnsService service = new DnsService(new LongTexts(), SampleAskers.unlimited());

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    private static Message query(String name) throws IOException {
        return Message.newQuery(Record.newRecord(Name.fromString(name), Type.TXT, 1));
    }

    @Test
    void datagram_tooLong_isTruncatedAndTheConnectionHasItAll() throws IOException {
        int port = await(Connections.ofDns(vertx, HOST, 0, () -> service)).port();
        await(Datagrams.ofDns(vertx, HOST, port, () -> service, InstantSource.system(), new SplittableRandom(1)));
        var resolver = new SimpleResolver(HOST);
        resolver.setPort(port);
        resolver.setIgnoreTruncation(true);
        assertThat(resolver.send(query("a.example.com.")).getHeader().getFlag(6))
                .isTrue();
        resolver.setIgnoreTruncation(false);
        assertThat(resolver.send(query("a.example.com.")).getSection(1)).hasSize(20);
    }

    @Test
    void connection_manyQueriesAtOnce_areAllAnswered() throws IOException {
        int port = await(Connections.ofDns(vertx, HOST, 0, () -> service)).port();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            var ids = new HashSet<Integer>();
            for (int i = 0; i < 100; i++) {
                var query = query("n" + i + ".example.com.");
                ids.add(query.getHeader().getID());
                byte[] octets = query.toWire();
                socket.getOutputStream().write(new byte[] {(byte) (octets.length >>> 8), (byte) octets.length});
                socket.getOutputStream().write(octets);
            }
            var in = new DataInputStream(socket.getInputStream());
            for (int i = 0; i < 100; i++) {
                ids.remove(new Message(in.readNBytes(in.readUnsignedShort()))
                        .getHeader()
                        .getID());
            }
            assertThat(ids).isEmpty();
        }
    }

    @Test
    void connection_whatIsNoQuery_isClosed() throws IOException {
        int port = await(Connections.ofDns(vertx, HOST, 0, () -> service)).port();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(new byte[] {0, 2, 1, 1});
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }
}
