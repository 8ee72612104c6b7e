package dev.flint.bridge.sockets;

import dev.flint.bridge.Answers;
import dev.flint.bridge.dns.DnsService;
import dev.flint.bridge.handle.HandleService;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Questions and answers on connections that stay open, many at once. */
public final class Connections {
    private static final int HANDLE_IDLE_SECONDS = 60;
    private static final int DNS_IDLE_SECONDS = 10;
    private static final int OPEN_MAX = 4_000;

    private final NetServer server;

    private Connections(NetServer server) {
        this.server = server;
    }

    /**
     * Answers in the Handle protocol from now on, until Vert.x is closed.
     *
     * @param port 0 for a free one
     */
    public static Future<Connections> ofHandles(Vertx vertx, String host, int port, HandleService service) {
        return open(
                vertx,
                options(HANDLE_IDLE_SECONDS),
                Framing.HANDLE,
                (request, source) -> service.answer(request).map(Answers::of),
                host,
                port);
    }

    /**
     * Answers queries of the DNS from now on, until Vert.x is closed (RFC 7766).
     *
     * @param port 0 for a free one
     * @param service asked for with each query
     */
    public static Future<Connections> ofDns(Vertx vertx, String host, int port, Supplier<DnsService> service) {
        return open(vertx, options(DNS_IDLE_SECONDS), Framing.DNS, conversing(service), host, port);
    }

    /**
     * Answers queries of the DNS over TLS from now on, until Vert.x is closed (RFC 7858).
     *
     * @param port 0 for a free one
     * @param service asked for with each query
     */
    public static Future<Connections> ofDnsOverTls(
            Vertx vertx, String host, int port, Supplier<DnsService> service, KeyCertOptions certificate) {
        var options = options(DNS_IDLE_SECONDS).setSsl(true).setKeyCertOptions(certificate);
        return open(vertx, options, Framing.DNS, conversing(service), host, port);
    }

    private static BiFunction<byte[], InetAddress, Optional<Answers>> conversing(Supplier<DnsService> service) {
        return (query, source) -> service.get().converse(query, source);
    }

    private static NetServerOptions options(int idleSeconds) {
        return new NetServerOptions()
                .setIdleTimeout(idleSeconds)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setTcpNoDelay(true);
    }

    private static Future<Connections> open(
            Vertx vertx,
            NetServerOptions options,
            Framing framing,
            BiFunction<byte[], InetAddress, Optional<Answers>> service,
            String host,
            int port) {
        var connections = new Connections(vertx.createNetServer(options));
        var open = new AtomicInteger();
        connections.server.connectHandler(socket -> {
            if (open.incrementAndGet() > OPEN_MAX) {
                open.decrementAndGet();
                socket.close();
                return;
            }
            var source = ((InetSocketAddress) ((NetSocketInternal) socket)
                            .channelHandlerContext()
                            .channel()
                            .remoteAddress())
                    .getAddress();
            var conversation = new Conversation(vertx, socket, framing, request -> service.apply(request, source));
            socket.closeHandler(closed -> {
                open.decrementAndGet();
                conversation.closed();
            });
            conversation.start();
        });
        return connections.server.listen(port, host).map(connections);
    }

    /** Shows another certificate to whom connects from now on; it was opened with TLS. */
    public Future<Void> show(KeyCertOptions certificate) {
        return server.updateSSLOptions(new ServerSSLOptions().setKeyCertOptions(certificate))
                .mapEmpty();
    }

    public int port() {
        return server.actualPort();
    }
}
