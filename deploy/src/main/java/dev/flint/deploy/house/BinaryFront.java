package dev.flint.deploy.house;

import dev.flint.bid.recursion.BidProtocol;
import dev.flint.bid.recursion.BinaryProtocol;
import dev.flint.deploy.config.ListenAddress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** BID's binary protocol on UDP and TCP, one question a connection. */
final class BinaryFront {
    private static final int IDLE_SECONDS = 5;
    private static final int CONNECTIONS_MAX = 1_000;

    private final BinaryProtocol protocol;
    private final DatagramSocket datagrams;
    private final NetServer connections;
    private final AtomicInteger open = new AtomicInteger();

    private BinaryFront(BinaryProtocol protocol, Vertx vertx) {
        this.protocol = protocol;
        this.datagrams = vertx.createDatagramSocket();
        this.connections = vertx.createNetServer(
                new NetServerOptions().setIdleTimeout(IDLE_SECONDS).setIdleTimeoutUnit(TimeUnit.SECONDS));
    }

    /** Serves it, if there is an address for it. */
    static void open(Optional<ListenAddress> address, BidProtocol protocol, Vertx vertx) {
        address.ifPresent(where -> Await.result(new BinaryFront(new BinaryProtocol(protocol), vertx).listen(where)));
    }

    /** Takes the same port for both, TCP first. */
    private Future<Integer> listen(ListenAddress address) {
        return connections
                .connectHandler(this::connected)
                .listen(address.port(), address.host())
                .compose(server -> datagrams
                        .handler(this::received)
                        .listen(server.actualPort(), address.host())
                        .map(server.actualPort()));
    }

    private void received(DatagramPacket packet) {
        protocol.answerInDatagrams(packet.data()).onSuccess(answers -> {
            for (var answer : answers) {
                datagrams.send(answer, packet.sender().port(), packet.sender().host());
            }
        });
    }

    private void connected(NetSocket socket) {
        if (open.incrementAndGet() > CONNECTIONS_MAX) {
            open.decrementAndGet();
            socket.close();
            return;
        }
        var question = Buffer.buffer();
        socket.closeHandler(closed -> open.decrementAndGet());
        socket.handler(octets -> {
            question.appendBuffer(octets);
            if (question.length() < BinaryProtocol.HEADER_OCTETS) {
                return;
            }
            var length = BinaryProtocol.questionLength(question);
            if (length.isEmpty() || question.length() > length.get()) {
                socket.close();
            } else if (question.length() == length.get()) {
                socket.pause();
                answer(socket, question);
            }
        });
    }

    private void answer(NetSocket socket, Buffer question) {
        protocol.answer(question).onComplete(answer -> {
            if (answer.succeeded() && answer.result().isPresent()) {
                socket.end(answer.result().get());
            } else {
                socket.close();
            }
        });
    }
}
