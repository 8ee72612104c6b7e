package dev.flint.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.spi.ExampleDriver;
import dev.flint.spi.Resolution;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;

final class FloodTest {
    private static final int PAIRS = 200_000;
    private static final int STUCK_MILLIS = 2_000;
    private static final int DOCUMENT_CHARS = 200_000;

    @Test
    void clientThatAsksAndNeverReads_isNotServedForEver() throws IOException {
        try (var server = new RunningServer()) {
            String members = "\"id\":\"did:example:big\",\"x\":\"" + "y".repeat(DOCUMENT_CHARS) + '"';
            server.resolver().accept("did:example:big", new Resolution.Found(ExampleDriver.answer(members, 1)));
            String pair = Wire.request("GET", RunningServer.IDENTIFIERS + "did:example:big", "")
                    + Wire.request("GET", RunningServer.IDENTIFIERS + "did:example:123?versionId=1", "");

            assertThat(sentBeforeStuck(server.port(), pair))
                    .as("pairs of requests")
                    .isLessThan(PAIRS);
            assertThat(server.example().calls()).as("answers").isLessThan(200);
            assertThat(server.get("/health/live").status()).isEqualTo(200);
        }
    }

    /** How many were sent when the server took no more. */
    private static int sentBeforeStuck(int port, String requests) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (var channel = SocketChannel.open(address);
                var selector = Selector.open()) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_WRITE);
            byte[] bytes = requests.getBytes(UTF_8);
            var rest = ByteBuffer.wrap(bytes);
            for (int sent = 0; sent < PAIRS; ) {
                channel.write(rest);
                if (!rest.hasRemaining()) {
                    rest = ByteBuffer.wrap(bytes);
                    sent++;
                } else if (selector.select(STUCK_MILLIS) == 0) {
                    return sent;
                }
                selector.selectedKeys().clear();
            }
            return PAIRS;
        }
    }
}
