package dev.flint.bridge.sockets;

import dev.flint.bridge.dns.DnsService;
import dev.flint.bridge.dns.DnsService.Transport;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Queries and answers in datagrams. */
public final class DnsUdp {
    private static final Logger LOG = System.getLogger(DnsUdp.class.getName());
    private static final long EXCESS_OCTETS_PER_SECOND = 16 << 20;

    private final DatagramSocket socket;
    private final DnsService service;
    private final SourceBudget budget;

    private DnsUdp(DatagramSocket socket, DnsService service, SourceBudget budget) {
        this.socket = socket;
        this.service = service;
        this.budget = budget;
    }

    /**
     * Answers from now on, until Vert.x is closed.
     *
     * @param port 0 for a free one
     */
    public static Future<DnsUdp> open(
            Vertx vertx, String host, int port, DnsService service, InstantSource clock, RandomGenerator random) {
        var budget = new SourceBudget(EXCESS_OCTETS_PER_SECOND, clock, random.nextInt());
        var udp = new DnsUdp(vertx.createDatagramSocket(), service, budget);
        udp.socket.handler(udp::receive);
        return udp.socket.listen(port, host).map(udp);
    }

    public int port() {
        return socket.localAddress().port();
    }

    private void receive(DatagramPacket packet) {
        byte[] query = packet.data().getBytes();
        service.answer(query, Transport.DATAGRAM)
                .ifPresent(answer -> answer.onSuccess(octets -> send(packet, query.length, octets))
                        .onFailure(broken -> LOG.log(Level.ERROR, "a query could not be answered", broken)));
    }

    private void send(DatagramPacket packet, int queryOctets, byte[] answer) {
        var to = packet.sender();
        if (budget.allows(to, queryOctets, answer.length)) {
            socket.send(Buffer.buffer(answer), to.port(), to.hostAddress());
        }
    }
}
