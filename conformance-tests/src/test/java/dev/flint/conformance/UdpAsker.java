package dev.flint.conformance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** One thread of {@link UdpLoad} with its sockets. */
final class UdpAsker implements AutoCloseable {
    private static final int DATAGRAM_OCTETS_MAX = 65_535;
    private static final int SOCKET_OCTETS = 1 << 20;
    private static final long WAIT_MILLIS = 20;
    private static final long PATIENCE_NANOS = 1_000_000_000;

    private final UdpQuestion.Protocol protocol;
    private final List<UdpQuestion> questions;
    private final int window;
    private final SplittableRandom random;
    private final Selector selector;
    private final List<Socket> sockets = new ArrayList<>();
    private final ByteBuffer in = ByteBuffer.allocateDirect(DATAGRAM_OCTETS_MAX);
    private final ByteBuffer out = ByteBuffer.allocateDirect(DATAGRAM_OCTETS_MAX);
    private final Counts counts = new Counts();

    /** What has come, and how long it took. */
    static final class Counts {
        private static final int MICROS_MAX = 1_000_000;

        private final int[] latencies = new int[MICROS_MAX + 1];
        private long answered;
        private long lost;

        private void answered(long nanos) {
            answered++;
            latencies[(int) Math.min(MICROS_MAX, nanos / 1_000)]++;
        }

        void add(Counts other) {
            answered += other.answered;
            lost += other.lost;
            for (int i = 0; i <= MICROS_MAX; i++) {
                latencies[i] += other.latencies[i];
            }
        }

        long answered() {
            return answered;
        }

        long lost() {
            return lost;
        }

        /** Microseconds within which a part of them came. */
        double atMost(double part) {
            long left = (long) (answered * part);
            int micros = 0;
            while (micros < MICROS_MAX && left >= latencies[micros]) {
                left -= latencies[micros++];
            }
            return micros;
        }
    }

    /** One of the questions that are under way. */
    private static final class Place {
        int number;
        int code;
        int left;
        long sent;
    }

    private record Socket(DatagramChannel channel, List<Place> places) {}

    UdpAsker(UdpQuestion.Protocol protocol, List<UdpQuestion> questions, long seed, int window) throws IOException {
        this.protocol = protocol;
        this.questions = questions;
        this.window = window;
        this.random = new SplittableRandom(seed);
        this.selector = Selector.open();
    }

    /** The same with sockets to a port of this machine. */
    UdpAsker open(int port, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            List<Place> places = new ArrayList<>(window);
            for (int number = 0; number < window; number++) {
                var place = new Place();
                place.number = number;
                places.add(place);
            }
            var socket = new Socket(DatagramChannel.open(), places);
            sockets.add(socket);
            socket.channel().setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_OCTETS);
            socket.channel().connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.channel().configureBlocking(false);
            socket.channel().register(selector, SelectionKey.OP_READ, socket);
        }
        return this;
    }

    @Override
    public void close() throws IOException {
        for (var socket : sockets) {
            socket.channel().close();
        }
        selector.close();
    }

    Counts run(Duration duration) throws IOException {
        long start = System.nanoTime();
        for (var socket : sockets) {
            for (var place : socket.places()) {
                ask(socket, place);
            }
        }
        while (System.nanoTime() - start < duration.toNanos()) {
            if (selector.select(this::takeAll, WAIT_MILLIS) == 0) {
                askAgain();
            }
        }
        return counts;
    }

    private void takeAll(SelectionKey key) {
        var socket = (Socket) key.attachment();
        try {
            for (int left = window; left > 0 && socket.channel().read(in.clear()) > 0; left--) {
                take(socket);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void ask(Socket socket, Place place) throws IOException {
        var question = questions.get(random.nextInt(questions.size()));
        place.number = (place.number + window) & UdpQuestion.Protocol.NUMBERS_MAX;
        place.code = question.code();
        place.left = 0;
        out.clear().put(question.datagram()).flip();
        protocol.number(out, place.number);
        place.sent = System.nanoTime();
        socket.channel().write(out);
    }

    private void take(Socket socket) throws IOException {
        int number = protocol.number(in);
        var place = socket.places().get(number & (window - 1));
        if (place.number != number) {
            return; // of a question that was given up
        }
        int code = protocol.code(in);
        if (code != UdpQuestion.Protocol.NONE && code != place.code) {
            throw new IllegalStateException("answered with the code " + code + ", not " + place.code);
        }
        place.left = place.left == 0 ? protocol.pieces(in) - 1 : place.left - 1;
        if (place.left == 0) {
            counts.answered(System.nanoTime() - place.sent);
            ask(socket, place);
        }
    }

    private void askAgain() throws IOException {
        long now = System.nanoTime();
        for (var socket : sockets) {
            for (var place : socket.places()) {
                if (now - place.sent > PATIENCE_NANOS) {
                    counts.lost++;
                    ask(socket, place);
                }
            }
        }
    }
}
