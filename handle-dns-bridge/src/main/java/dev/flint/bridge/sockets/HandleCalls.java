package dev.flint.bridge.sockets;

import dev.flint.bridge.handle.Envelope;
import dev.flint.bridge.handle.Fragments;
import dev.flint.bridge.handle.HandleExchange;
import dev.flint.bridge.handle.HandleServer;
import dev.flint.bridge.handle.Message;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks servers of the Handle System, in datagrams that are sent again or on a connection. */
public final class HandleCalls implements HandleExchange {
    private static final long[] WAITS_MILLIS = {500, 1_000, 1_500};
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int UNDER_WAY_MAX = 512;

    private final Vertx vertx;
    private final NetClient client;
    private final AtomicInteger underWay = new AtomicInteger();

    public HandleCalls(Vertx vertx) {
        this.vertx = vertx;
        this.client = vertx.createNetClient(new NetClientOptions().setConnectTimeout(TIMEOUT_MILLIS));
    }

    @Override
    public Future<byte[]> ask(HandleServer server, byte[] request) {
        if (underWay.incrementAndGet() > UNDER_WAY_MAX) {
            underWay.decrementAndGet();
            return Future.failedFuture("too many questions are under way");
        }
        return (server.isTcp() ? onConnection(server, request) : inDatagrams(server, request))
                .onComplete(done -> underWay.decrementAndGet());
    }

    private Future<byte[]> onConnection(HandleServer server, byte[] request) {
        return client.connect(server.port(), server.host()).compose(socket -> {
            Promise<byte[]> answer = Promise.promise();
            var received = Buffer.buffer();
            socket.handler(chunk -> {
                received.appendBuffer(chunk);
                if (received.length() < Envelope.OCTETS) {
                    return;
                }
                int length = Framing.HANDLE.lengthOf(received, 0);
                if (length == Framing.ABSURD) {
                    answer.tryFail("an answer of no possible length");
                } else if (received.length() >= length) {
                    answer.tryComplete(received.getBytes(0, length));
                }
            });
            socket.closeHandler(closed -> answer.tryFail("the connection was closed"));
            socket.exceptionHandler(answer::tryFail);
            socket.write(Buffer.buffer(request));
            return answer.future()
                    .timeout(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                    .onComplete(done -> socket.close());
        });
    }

    private Future<byte[]> inDatagrams(HandleServer server, byte[] request) {
        return new Call(server, request).begin();
    }

    /** One question in datagrams, from a port of its own that nobody can guess. */
    private final class Call {
        private final HandleServer server;
        private final byte[] request;
        private final Promise<byte[]> answer = Promise.promise();
        private final DatagramSocket socket = vertx.createDatagramSocket();
        private Optional<Fragments> fragments = Optional.empty();

        private Call(HandleServer server, byte[] request) {
            this.server = server;
            this.request = request;
        }

        private Future<byte[]> begin() {
            socket.handler(packet -> {
                if (packet.sender().port() == server.port()) {
                    take(packet.data().getBytes());
                }
            });
            socket.exceptionHandler(unreachable -> {
                // no answer will come: that is what the time limit is for
            });
            send(0);
            return answer.future().onComplete(done -> socket.close());
        }

        private void take(byte[] datagram) {
            if (datagram.length < Envelope.OCTETS) {
                return;
            }
            var envelope = Envelope.of(datagram);
            if (envelope.requestId() != Envelope.of(request).requestId()) {
                return;
            }
            fragments = fragments.or(() -> Fragments.begin(envelope, Message.OCTETS_MAX));
            fragments.flatMap(all -> all.add(envelope, datagram)).ifPresent(answer::tryComplete);
        }

        private void send(int tries) {
            if (answer.future().isComplete()) {
                return;
            }
            if (tries == WAITS_MILLIS.length) {
                answer.tryFail("no answer");
                return;
            }
            for (byte[] datagram : Fragments.split(request)) {
                socket.send(Buffer.buffer(datagram), server.port(), server.host());
            }
            vertx.setTimer(WAITS_MILLIS[tries], later -> send(tries + 1));
        }
    }
}
