package dev.flint.bridge.sockets;

import dev.flint.bridge.handle.Envelope;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Questions and answers in datagrams. */
public final class HandleUdp {
    private static final Logger LOG = System.getLogger(HandleUdp.class.getName());

    /** Longest request in pieces: a long Handle and many types. */
    private static final int REQUEST_OCTETS_MAX = 16_384;

    private static final int REQUESTS_IN_PIECES_MAX = 128;
    private static final long EXCESS_OCTETS_PER_SECOND = 4 << 20;

    private final DatagramSocket socket;
    private final HandleService service;
    private final SourceBudget budget;
    private final Map<Sender, Fragments> pieces = new LinkedHashMap<>();

    private record Sender(SocketAddress address, int requestId) {}

    private HandleUdp(DatagramSocket socket, HandleService service, SourceBudget budget) {
        this.socket = socket;
        this.service = service;
        this.budget = budget;
    }

    /**
     * Answers from now on, until Vert.x is closed.
     *
     * @param port 0 for a free one
     */
    public static Future<HandleUdp> open(
            Vertx vertx, String host, int port, HandleService service, InstantSource clock, RandomGenerator random) {
        var budget = new SourceBudget(EXCESS_OCTETS_PER_SECOND, clock, random.nextInt());
        var udp = new HandleUdp(vertx.createDatagramSocket(), service, budget);
        udp.socket.handler(udp::receive);
        return udp.socket.listen(port, host).map(udp);
    }

    public int port() {
        return socket.localAddress().port();
    }

    private void receive(DatagramPacket packet) {
        byte[] datagram = packet.data().getBytes();
        if (datagram.length < Envelope.OCTETS) {
            return; // whose datagram it is cannot even be told
        }
        var envelope = Envelope.of(datagram);
        var request = envelope.messageLength() > Fragments.DATAGRAM_OCTETS - Envelope.OCTETS
                ? piece(new Sender(packet.sender(), envelope.requestId()), envelope, datagram)
                : Optional.of(datagram);
        request.flatMap(service::answer)
                .ifPresent(answer -> answer.onSuccess(octets -> send(packet.sender(), request.get().length, octets))
                        .onFailure(broken -> LOG.log(Level.ERROR, "a question could not be answered", broken)));
    }

    private Optional<byte[]> piece(Sender sender, Envelope envelope, byte[] datagram) {
        if (!pieces.containsKey(sender)) {
            var begun = Fragments.begin(envelope, REQUEST_OCTETS_MAX);
            if (begun.isEmpty()) {
                return Optional.empty();
            }
            if (pieces.size() == REQUESTS_IN_PIECES_MAX) {
                pieces.remove(pieces.keySet().iterator().next());
            }
            pieces.put(sender, begun.get());
        }
        var whole = Optional.ofNullable(pieces.get(sender)).flatMap(fragments -> fragments.add(envelope, datagram));
        if (whole.isPresent()) {
            pieces.remove(sender);
        }
        return whole;
    }

    private void send(SocketAddress to, int requestOctets, byte[] answer) {
        if (budget.allows(to, requestOctets, answer.length)) {
            for (byte[] datagram : Fragments.split(answer)) {
                socket.send(Buffer.buffer(datagram), to.port(), to.hostAddress());
            }
        }
    }
}
