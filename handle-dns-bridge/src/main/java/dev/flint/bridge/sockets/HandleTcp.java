package dev.flint.bridge.sockets;

import dev.flint.bridge.handle.HandleService;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Questions and answers on connections that stay open, many at once. */
public final class HandleTcp {
    private static final int IDLE_SECONDS = 60;
    private static final int CONNECTIONS_MAX = 4_000;

    private final NetServer server;

    private HandleTcp(NetServer server) {
        this.server = server;
    }

    /**
     * Answers from now on, until Vert.x is closed.
     *
     * @param port 0 for a free one
     */
    public static Future<HandleTcp> open(Vertx vertx, String host, int port, HandleService service) {
        var options = new NetServerOptions()
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setTcpNoDelay(true);
        var tcp = new HandleTcp(vertx.createNetServer(options));
        var connections = new AtomicInteger();
        tcp.server.connectHandler(socket -> {
            if (connections.incrementAndGet() > CONNECTIONS_MAX) {
                connections.decrementAndGet();
                socket.close();
                return;
            }
            socket.closeHandler(closed -> connections.decrementAndGet());
            new HandleConnection(vertx, socket, service).start();
        });
        return tcp.server.listen(port, host).map(tcp);
    }

    public int port() {
        return server.actualPort();
    }
}
