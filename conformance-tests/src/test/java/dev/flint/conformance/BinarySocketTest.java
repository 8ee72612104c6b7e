package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RFC-011 over its sockets. */
class BinarySocketTest {
    private static final String KNOWN = "did:bid:ef214PmkhKndUcArDQPgD5J4fFVwqJFPt";
    private static final int TIMEOUT_MILLIS = 10_000;

    @TempDir
    private Path data;

    private static byte[] question() {
        byte[] bid = KNOWN.getBytes(StandardCharsets.US_ASCII);
        int body = 4 + 2 + 4 + bid.length;
        return ByteBuffer.allocate(16 + body)
                .put((byte) 0x24)
                .putShort((short) 0)
                .put((byte) 0)
                .putShort((short) 0)
                .putShort((short) 1)
                .putInt(7)
                .putInt(body)
                .putShort((short) 1)
                .putShort((short) (body - 4))
                .putShort((short) 0)
                .putShort((short) 0x2102)
                .putShort((short) bid.length)
                .put(bid)
                .array();
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void bothSockets_answerAndDropWhatIsNoQuestion() throws Exception {
        int port = freePort();
        try (var house = RunningHouse.open(data, Map.of("bid.binary", "127.0.0.1:" + port))) {
            assertThat(house.port()).isNotEqualTo(port);
            byte[] whole = overTcp(port, question());
            assertThat(ByteBuffer.wrap(whole).getShort(4)).isEqualTo((short) 1);
            assertThat(new String(whole, StandardCharsets.ISO_8859_1)).contains(KNOWN + "#key-1");
            assertThat(overTcp(port, "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
                    .isEmpty();
            assertThat(firstDatagram(port)).hasSize(1_024).startsWith(Arrays.copyOf(new byte[] {0x24}, 1));
        }
    }

    private static byte[] overTcp(int port, byte[] question) throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(question);
            return new DataInputStream(socket.getInputStream()).readAllBytes();
        }
    }

    private static byte[] firstDatagram(int port) throws Exception {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            byte[] question = question();
            socket.send(new DatagramPacket(question, question.length, InetAddress.getLoopbackAddress(), port));
            var answer = new DatagramPacket(new byte[2_048], 2_048);
            socket.receive(answer);
            return Arrays.copyOf(answer.getData(), answer.getLength());
        }
    }
}
