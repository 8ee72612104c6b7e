package dev.flint.bridge.sockets;

import dev.flint.bridge.dns.DnsService;
import dev.flint.bridge.handle.Fragments;
import dev.flint.bridge.handle.HandleService;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.net.SocketAddress;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Questions and answers in datagrams. */
public final class Datagrams {
    private static final Logger LOG = System.getLogger(Datagrams.class.getName());
    private static final long HANDLE_EXCESS_PER_SECOND = 4 << 20;
    private static final long DNS_EXCESS_PER_SECOND = 16 << 20;

    private final DatagramSocket socket;
    private final SourceBudget budget;
    private final Assembly assembly;
    private final Function<byte[], Optional<Future<byte[]>>> service;
    private final Function<byte[], List<byte[]>> pieces;

    /** Puts requests together. */
    @FunctionalInterface
    interface Assembly {
        /** The request that a datagram completes; empty when it completes none. */
        Optional<byte[]> add(SocketAddress sender, byte[] datagram);
    }

    private Datagrams(
            DatagramSocket socket,
            SourceBudget budget,
            Assembly assembly,
            Function<byte[], Optional<Future<byte[]>>> service,
            Function<byte[], List<byte[]>> pieces) {
        this.socket = socket;
        this.budget = budget;
        this.assembly = assembly;
        this.service = service;
        this.pieces = pieces;
    }

    /**
     * Answers in the Handle protocol from now on, until Vert.x is closed.
     *
     * @param port 0 for a free one
     */
    public static Future<Datagrams> ofHandles(
            Vertx vertx, String host, int port, HandleService service, InstantSource clock, RandomGenerator random) {
        var datagrams = new Datagrams(
                vertx.createDatagramSocket(),
                new SourceBudget(HANDLE_EXCESS_PER_SECOND, clock, random.nextInt()),
                new RequestPieces(),
                service::answer,
                Fragments::split);
        return datagrams.listen(host, port);
    }

    /**
     * Answers queries of the DNS from now on, until Vert.x is closed.
     *
     * @param port 0 for a free one
     */
    public static Future<Datagrams> ofDns(
            Vertx vertx, String host, int port, DnsService service, InstantSource clock, RandomGenerator random) {
        var datagrams = new Datagrams(
                vertx.createDatagramSocket(),
                new SourceBudget(DNS_EXCESS_PER_SECOND, clock, random.nextInt()),
                (sender, datagram) -> Optional.of(datagram),
                service::answer,
                List::of);
        return datagrams.listen(host, port);
    }

    private Future<Datagrams> listen(String host, int port) {
        socket.handler(this::receive);
        return socket.listen(port, host).map(this);
    }

    public int port() {
        return socket.localAddress().port();
    }

    private void receive(DatagramPacket packet) {
        var request = assembly.add(packet.sender(), packet.data().getBytes());
        request.flatMap(service)
                .ifPresent(answer -> answer.onSuccess(octets -> send(packet.sender(), request.get().length, octets))
                        .onFailure(broken -> LOG.log(Level.ERROR, "a question could not be answered", broken)));
    }

    private void send(SocketAddress to, int requestOctets, byte[] answer) {
        if (budget.allows(to, requestOctets, answer.length)) {
            for (byte[] datagram : pieces.apply(answer)) {
                socket.send(Buffer.buffer(datagram), to.port(), to.hostAddress());
            }
        }
    }
}
