package dev.flint.bridge.sockets;

import dev.flint.bridge.Answers;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
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
    private final Function<byte[], Optional<Answers>> service;
    private Buffer received = Buffer.buffer();
    private final Set<Answers> underWay = new HashSet<>();
    private final Queue<Answers> stalled = new ArrayDeque<>();
    private long deadline = -1;

    /** @param service answers messages; nothing to what is none */
    Conversation(Vertx vertx, NetSocket socket, Framing framing, Function<byte[], Optional<Answers>> service) {
        this.vertx = vertx;
        this.socket = socket;
        this.framing = framing;
        this.service = service;
    }

    void start() {
        socket.handler(this::receive);
        socket.drainHandler(drained -> drained());
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
        underWay.add(answer.get());
        take(answer.get());
        settle();
    }

    /** Takes what there is of an answer, as fast as it is taken from us. */
    private void take(Answers answers) {
        answers.next().onComplete(message -> {
            if (message.succeeded() && message.result().isPresent()) {
                socket.write(framing.framed(message.result().get()));
                if (socket.writeQueueFull()) {
                    stalled.add(answers);
                } else {
                    take(answers);
                }
                return;
            }
            underWay.remove(answers);
            if (message.failed()) {
                LOG.log(Level.ERROR, "a question could not be answered", message.cause());
                socket.close();
            }
            settle();
        });
    }

    /** Goes on, as there is room again. */
    private void drained() {
        for (int count = stalled.size(); count > 0 && !socket.writeQueueFull(); count--) {
            take(stalled.remove());
        }
        settle();
    }

    void closed() {
        stalled.clear();
        underWay.forEach(Answers::close);
        underWay.clear();
    }

    /** Reads on only while there are few questions under way and answers are taken. */
    private void settle() {
        if (underWay.size() >= UNDER_WAY_MAX || socket.writeQueueFull()) {
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
