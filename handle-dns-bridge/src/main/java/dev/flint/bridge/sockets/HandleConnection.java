package dev.flint.bridge.sockets;

import dev.flint.bridge.handle.Envelope;
import dev.flint.bridge.handle.HandleService;
import dev.flint.bridge.handle.Message;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** One connection: requests one after the other, answers as they come, told apart by their request ids. */
final class HandleConnection {
    private static final Logger LOG = System.getLogger(HandleConnection.class.getName());

    /** Nobody needs longer for the octets of one request. */
    private static final long REQUEST_MILLIS = 10_000;

    private static final int UNDER_WAY_MAX = 64;

    private final Vertx vertx;
    private final NetSocket socket;
    private final HandleService service;
    private Buffer received = Buffer.buffer();
    private int underWay;
    private long deadline = -1;

    HandleConnection(Vertx vertx, NetSocket socket, HandleService service) {
        this.vertx = vertx;
        this.socket = socket;
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
        while (received.length() - at >= Envelope.OCTETS) {
            int length = received.getInt(at + Envelope.OCTETS - 4);
            if (length < 0 || length > Message.OCTETS_MAX) {
                socket.close(); // where the next request begins is not known any more
                return;
            }
            int end = at + Envelope.OCTETS + length;
            if (received.length() < end) {
                break;
            }
            answer(received.getBytes(at, end));
            at = end;
        }
        received = at == received.length() ? Buffer.buffer() : received.getBuffer(at, received.length());
        watch();
    }

    private void answer(byte[] request) {
        var answer = service.answer(request);
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
                socket.write(Buffer.buffer(result.result()));
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
