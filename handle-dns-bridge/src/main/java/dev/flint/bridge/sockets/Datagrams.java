package dev.flint.bridge.sockets;

import dev.flint.bridge.dns.DnsService;
import dev.flint.bridge.handle.Fragments;
import dev.flint.bridge.handle.HandleService;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Questions and answers in datagrams. */
public final class Datagrams {
    private static final long HANDLE_EXCESS_PER_SECOND = 4 << 20;
    private static final long DNS_EXCESS_PER_SECOND = 16 << 20;

    private final int port;

    private Datagrams(int port) {
        this.port = port;
    }

    /** Puts requests together. */
    @FunctionalInterface
    interface Assembly {
        /** The request that a datagram completes; empty when it completes none. */
        Optional<byte[]> add(InetSocketAddress sender, byte[] datagram);
    }

    /** Answers requests. */
    @FunctionalInterface
    interface Service {
        /** Empty for nothing to be sent. A failed future is broken machinery. */
        Future<Optional<byte[]>> answer(byte[] request, InetAddress source);
    }

    /**
     * How datagrams are understood.
     *
     * @param assembly one for each socket
     * @param pieces the datagrams of an answer
     */
    record Protocol(Supplier<Assembly> assembly, Service service, Function<byte[], List<byte[]>> pieces) {}

    /**
     * Answers in the Handle protocol from now on, until Vert.x is closed.
     *
     * @param port 0 for a free one
     */
    public static Future<Datagrams> ofHandles(
            Vertx vertx, String host, int port, HandleService service, InstantSource clock, RandomGenerator random) {
        Service answers = (request, source) -> service.answer(request)
                .map(answer -> answer.map(Optional::of))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
        return listen(
                vertx,
                host,
                port,
                new Protocol(RequestPieces::new, answers, Fragments::split),
                () -> new SourceBudget(HANDLE_EXCESS_PER_SECOND, clock, random.nextInt()));
    }

    /**
     * Answers queries of the DNS from now on, until Vert.x is closed.
     *
     * @param port 0 for a free one
     * @param names asked for with each query
     */
    public static Future<Datagrams> ofDns(
            Vertx vertx,
            String host,
            int port,
            Supplier<DnsService> names,
            InstantSource clock,
            RandomGenerator random) {
        Service service = (query, source) -> names.get().answer(query, source);
        return listen(
                vertx,
                host,
                port,
                new Protocol(() -> (sender, datagram) -> Optional.of(datagram), service, List::of),
                () -> new SourceBudget(DNS_EXCESS_PER_SECOND, clock, random.nextInt()));
    }

    /** A socket for each event loop, where the system spreads datagrams over them; one for all where it does not. */
    private static Future<Datagrams> listen(
            Vertx vertx, String host, int port, Protocol protocol, Supplier<SourceBudget> budgets) {
        int sockets = DatagramLoop.socketsMax(vertx);
        return DatagramLoop.open(vertx, host, port, protocol, budgets.get()).compose(bound -> {
            List<Future<Integer>> others = new ArrayList<>();
            for (int i = 1; i < sockets; i++) {
                others.add(DatagramLoop.open(vertx, host, bound, protocol, budgets.get()));
            }
            return Future.all(others).map(all -> new Datagrams(bound));
        });
    }

    public int port() {
        return port;
    }
}
