package dev.flint.bridge.handle.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bridge.handle.Envelope;
import dev.flint.bridge.handle.Fragments;
import dev.flint.bridge.handle.HandleRecord;
import dev.flint.bridge.handle.HandleService;
import dev.flint.bridge.handle.HandleValue;
import dev.flint.bridge.handle.Header;
import dev.flint.bridge.handle.Message;
import dev.flint.bridge.handle.MessageBody;
import dev.flint.bridge.handle.SiteInfo;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Datagrams and connections, on loopback. */
class HandleSocketTest {
    private static final String HOST = "127.0.0.1";
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Vertx vertx = Vertx.vertx();
    private final HandleService service = new HandleService(
            handle -> Future.succeededFuture(new HandleRecord.Found(List.of(
                    HandleValue.of(1, "URL", "https://example.com/" + handle, 0, 60),
                    HandleValue.of(2, "BIG", "x".repeat(3_000), 0, 60)))),
            () -> new SiteInfo(SiteInfo.Version.NEWEST, 1, 0, 2, "", List.of(), List.of()),
            InstantSource.system());

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    private static byte[] question(int requestId, String handle, String... types) {
        var envelope = new Envelope(2, 11, 0, 2, 11, 0, requestId, 0, 0);
        var header = new Header(1, 0, Header.PUBLIC_ONLY, 0xFFFF, 0, 0, 0);
        var body = new MessageBody.ResolutionRequest(handle, List.of(), List.of(types), new byte[0]);
        return new Message(envelope, header, body, new byte[4]).encode();
    }

    private static MessageBody.Values values(byte[] answer) {
        return (MessageBody.Values) Message.decode(answer).orElseThrow().body();
    }

    private static byte[] read(DataInputStream in) throws IOException {
        byte[] head = in.readNBytes(Envelope.OCTETS);
        byte[] rest = in.readNBytes(Envelope.of(head).messageLength());
        byte[] whole = Arrays.copyOf(head, head.length + rest.length);
        System.arraycopy(rest, 0, whole, head.length, rest.length);
        return whole;
    }

    private int tcp() {
        return await(HandleTcp.open(vertx, HOST, 0, service)).port();
    }

    private static Socket connect(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }

    @Test
    void connection_manyQuestionsAtOnce_areAllAnsweredAndItStaysOpen() throws IOException {
        try (var socket = connect(tcp())) {
            var in = new DataInputStream(socket.getInputStream());
            for (int round = 0; round < 3; round++) {
                for (int i = 0; i < 100; i++) {
                    socket.getOutputStream().write(question(i, "1.2/" + i, "URL"));
                }
                boolean[] seen = new boolean[100];
                for (int i = 0; i < 100; i++) {
                    byte[] answer = read(in);
                    seen[Envelope.of(answer).requestId()] = true;
                }
                assertThat(seen).doesNotContain(false);
            }
        }
    }

    @Test
    void connection_questionOctetByOctet_isAnswered() throws IOException {
        try (var socket = connect(tcp())) {
            for (byte octet : question(7, "1.2/x", "URL")) {
                socket.getOutputStream().write(octet);
                socket.getOutputStream().flush();
            }
            var answer = values(read(new DataInputStream(socket.getInputStream())));
            assertThat(answer.handle()).isEqualTo("1.2/x");
        }
    }

    @Test
    void connection_absurdLength_isClosed() throws IOException {
        int port = tcp();
        for (int length : new int[] {-1, Integer.MAX_VALUE, Message.OCTETS_MAX + 1}) {
            try (var socket = connect(port)) {
                byte[] question = question(7, "1.2/x");
                ByteBuffer.wrap(question).putInt(16, length);
                socket.getOutputStream().write(question);
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    private static byte[] receive(DatagramSocket socket) throws IOException {
        var packet = new DatagramPacket(new byte[2_000], 2_000);
        socket.receive(packet);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    private static byte[] joined(DatagramSocket socket) throws IOException {
        byte[] first = receive(socket);
        var fragments = Fragments.begin(Envelope.of(first), Message.OCTETS_MAX).orElseThrow();
        var whole = fragments.add(Envelope.of(first), first);
        while (whole.isEmpty()) {
            byte[] next = receive(socket);
            assertThat(next).hasSizeLessThanOrEqualTo(Fragments.DATAGRAM_OCTETS);
            whole = fragments.add(Envelope.of(next), next);
        }
        return whole.get();
    }

    @Test
    void datagrams_inBothDirections_arePutTogether() throws IOException {
        int port = await(HandleUdp.open(vertx, HOST, 0, service, InstantSource.system(), new SplittableRandom(1)))
                .port();
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(InetAddress.getLoopbackAddress(), port);
            List<String> types = new ArrayList<>(List.of("URL", "BIG"));
            for (int i = 0; i < 100; i++) {
                types.add("TYPE" + i);
            }
            var pieces = new ArrayList<>(Fragments.split(question(9, "1.2/long", types.toArray(String[]::new))));
            assertThat(pieces).hasSizeGreaterThan(2);
            Collections.reverse(pieces);
            for (byte[] piece : pieces) {
                socket.send(new DatagramPacket(piece, piece.length));
            }
            var answer = values(joined(socket));
            assertThat(answer.values()).hasSize(2);
            assertThat(answer.values().get(1).data()).hasSize(3_000);
        }
    }

    @Test
    void datagrams_thatAreNone_areDroppedAndTheNextIsAnswered() throws IOException {
        int port = await(HandleUdp.open(vertx, HOST, 0, service, InstantSource.system(), new SplittableRandom(1)))
                .port();
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(InetAddress.getLoopbackAddress(), port);
            for (int length : new int[] {0, 1, 19, 20, 43}) {
                socket.send(new DatagramPacket(new byte[length], length));
            }
            byte[] question = question(11, "1.2/x", "URL");
            socket.send(new DatagramPacket(question, question.length));
            byte[] answer = receive(socket);
            assertThat(Envelope.of(answer).requestId()).isEqualTo(11);
        }
    }
}
