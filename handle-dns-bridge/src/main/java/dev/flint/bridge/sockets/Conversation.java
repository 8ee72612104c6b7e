package dev.flint.bridge.sockets;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Function;

/** One connection: requests one after the other, answers as they come, told apart by their ids. */
final class Conversation {
    private static final Logger LOG = System.getLogger(Conversation.class.getName());

    /** Nobody needs longer for the octets of one request. */
    private static final long REQUEST_MILLIS = 10_000;

    private static final int UNDER_WAY_MAX = 64;

    private final Vertx vertx;
    private final NetSocket socket;
    private final Framing framing;
    private final Function<byte[], Optional<Future<byte[]>>> service;
    private Buffer received = Buffer.buffer();
    private int underWay;
    private long deadline = -1;

    /** @param service answers messages; nothing to what is none */
    Conversation(Vertx vertx, NetSocket socket, Framing framing, Function<byte[], Optional<Future<byte[]>>> service) {
        this.vertx = vertx;
        this.socket = socket;
        this.framing = framing;
        this.service = service;
    }

    void start() {
        socket.handler(this::receive);
        socket.drainHandler(drained -> settle());
        socket.exceptionHandler(reset -> socket.close());
        socket.endHandler(ended -> stopWaiting());
    }

    private void receive(Buffer chunk) {
        received = received.length() == 0 ? chunk : received.appendBuffer(chunk);
        int at = 0;
        while (received.length() - at >= framing.headOctets()) {
            int length = framing.lengthOf(received, at);
            if (length == Framing.ABSURD) {
                socket.close(); // where the next request begins is not known any more
                return;
            }
            int end = at + length;
            if (received.length() < end) {
                break;
            }
            answer(framing.message(received, at, end));
            at = end;
        }
        received = at == received.length() ? Buffer.buffer() : received.getBuffer(at, received.length());
        watch();
    }

    private void answer(byte[] request) {
        var answer = service.apply(request);
        if (answer.isEmpty()) {
            socket.close();
            return;
        }
        underWay++;
        answer.get().onComplete(result -> {
            underWay--;
            if (result.failed()) {
                LOG.log(Level.ERROR, "a question could not be answered", result.cause());
                socket.close();
            } else {
                socket.write(framing.framed(result.result()));
            }
            settle();
        });
        settle();
    }

    /** Reads on only while there are few questions under way and answers are taken. */
    private void settle() {
        if (underWay >= UNDER_WAY_MAX || socket.writeQueueFull()) {
            socket.pause();
        } else {
            socket.resume();
        }
    }

    private void watch() {
        if (received.length() == 0) {
            stopWaiting();
        } else if (deadline < 0) {
            deadline = vertx.setTimer(REQUEST_MILLIS, late -> socket.close());
        }
    }

    private void stopWaiting() {
        if (deadline >= 0) {
            vertx.cancelTimer(deadline);
            deadline = -1;
        }
    }
}
