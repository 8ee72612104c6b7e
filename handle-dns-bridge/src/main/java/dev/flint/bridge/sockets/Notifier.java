package dev.flint.bridge.sockets;

import dev.flint.bridge.dns.Notice;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.net.SocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells other name servers that a zone has changed, until they say that they know (RFC 1996). One event loop. */
public final class Notifier {
    private static final long[] WAITS_MILLIS = {1_000, 5_000, 15_000, 60_000};

    private final Vertx vertx;
    private final DatagramSocket socket;
    private final List<SocketAddress> secondaries;
    private final Map<Integer, Notice> open = new HashMap<>();

    /** Sends from a free port of a host; errors of the network are those of an answer that does not come. */
    public Notifier(Vertx vertx, List<SocketAddress> secondaries) {
        this.vertx = vertx;
        this.secondaries = List.copyOf(secondaries);
        this.socket = vertx.createDatagramSocket();
        socket.handler(packet -> answered(packet.data().getBytes()));
        socket.exceptionHandler(unreachable -> {
            // it is told again, or asks by itself
        });
    }

    private void answered(byte[] answer) {
        if (answer.length < 2) {
            return;
        }
        int id = (answer[0] & 0xFF) << 8 | (answer[1] & 0xFF);
        var notice = open.get(id);
        if (notice != null && notice.isAnsweredBy(answer)) {
            open.remove(id);
        }
    }

    /** Tells all of them; what was told before and is not answered yet is not told again. */
    public void tell(List<Notice> notices) {
        open.clear();
        for (int i = 0; i < secondaries.size(); i++) {
            open.put(notices.get(i).id(), notices.get(i));
            send(notices.get(i), secondaries.get(i), 0);
        }
    }

    private void send(Notice notice, SocketAddress to, int tries) {
        if (open.get(notice.id()) != notice || tries == WAITS_MILLIS.length) {
            open.remove(notice.id(), notice);
            return;
        }
        socket.send(Buffer.buffer(notice.octets()), to.port(), to.host());
        vertx.setTimer(WAITS_MILLIS[tries], later -> send(notice, to, tries + 1));
    }

    /** How many are to be told. */
    public int count() {
        return secondaries.size();
    }
}
