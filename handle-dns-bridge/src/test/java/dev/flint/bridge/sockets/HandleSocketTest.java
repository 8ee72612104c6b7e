package dev.flint.bridge.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bridge.handle.Envelope;
import dev.flint.bridge.handle.Fragments;
import dev.flint.bridge.handle.HandleService;
import dev.flint.bridge.handle.Message;
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
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Datagrams and connections, on loopback. */
class HandleSocketTest {
    private static final String HOST = "127.0.0.1";
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Vertx vertx = Vertx.vertx();
    private final HandleService service = Known.service();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    private int tcp() {
        return await(Connections.ofHandles(vertx, HOST, 0, service)).port();
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
                    socket.getOutputStream().write(HandleTalk.question(i, "1.2/" + i, "URL"));
                }
                boolean[] seen = new boolean[100];
                for (int i = 0; i < 100; i++) {
                    byte[] answer = HandleTalk.read(in);
                    seen[Envelope.of(answer).requestId()] = true;
                }
                assertThat(seen).doesNotContain(false);
            }
        }
    }

    @Test
    void connection_questionOctetByOctet_isAnswered() throws IOException {
        try (var socket = connect(tcp())) {
            for (byte octet : HandleTalk.question(7, "1.2/x", "URL")) {
                socket.getOutputStream().write(octet);
                socket.getOutputStream().flush();
            }
            var answer = HandleTalk.values(HandleTalk.read(new DataInputStream(socket.getInputStream())));
            assertThat(answer.handle()).isEqualTo("1.2/x");
        }
    }

    @Test
    void connection_absurdLength_isClosed() throws IOException {
        int port = tcp();
        for (int length : new int[] {-1, Integer.MAX_VALUE, Message.OCTETS_MAX + 1}) {
            try (var socket = connect(port)) {
                byte[] question = HandleTalk.question(7, "1.2/x");
                ByteBuffer.wrap(question).putInt(16, length);
                socket.getOutputStream().write(question);
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void datagrams_inBothDirections_arePutTogether() throws IOException {
        int port = await(Datagrams.ofHandles(vertx, HOST, 0, service, InstantSource.system(), new SplittableRandom(1)))
                .port();
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(InetAddress.getLoopbackAddress(), port);
            String[] types = new String[100];
            Arrays.setAll(types, i -> i == 0 ? "URL" : i == 1 ? "BIG" : "TYPE" + i);
            var pieces = Fragments.split(HandleTalk.question(9, "1.2/long", types));
            assertThat(pieces).hasSizeGreaterThan(2);
            for (int i = pieces.size() - 1; i >= 0; i--) {
                socket.send(new DatagramPacket(pieces.get(i), pieces.get(i).length));
            }
            var answer = HandleTalk.values(HandleTalk.joined(socket));
            assertThat(answer.values()).hasSize(2);
            assertThat(answer.values().get(1).data()).hasSize(3_000);
        }
    }

    @Test
    void datagrams_thatAreNone_areDroppedAndTheNextIsAnswered() throws IOException {
        int port = await(Datagrams.ofHandles(vertx, HOST, 0, service, InstantSource.system(), new SplittableRandom(1)))
                .port();
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(InetAddress.getLoopbackAddress(), port);
            for (int length : new int[] {0, 1, 19, 20, 43}) {
                socket.send(new DatagramPacket(new byte[length], length));
            }
            byte[] question = HandleTalk.question(11, "1.2/x", "URL");
            socket.send(new DatagramPacket(question, question.length));
            byte[] answer = HandleTalk.receive(socket);
            assertThat(Envelope.of(answer).requestId()).isEqualTo(11);
        }
    }
}
