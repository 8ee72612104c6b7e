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
import java.util.List;
import java.util.SplittableRandom;

/**
 * Asks a server on loopback in datagrams: so many questions under way at once, and another one as soon as one has been
 * answered, chosen by a fixed seed. One thread.
 */
final class UdpLoad {
    private static final int WINDOW_MAX = 1_024;
    private static final int DATAGRAM_OCTETS_MAX = 65_535;
    private static final int SOCKET_OCTETS = 1 << 20;
    private static final long WAIT_MILLIS = 20;
    private static final long PATIENCE_NANOS = 1_000_000_000;
    private static final int MICROS_MAX = 1_000_000;
    private static final long SEED = 7;

    private final UdpQuestion.Protocol protocol;
    private final List<UdpQuestion> questions;
    private final DatagramChannel channel;
    private final ByteBuffer in = ByteBuffer.allocateDirect(DATAGRAM_OCTETS_MAX);
    private final ByteBuffer out = ByteBuffer.allocateDirect(DATAGRAM_OCTETS_MAX);
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Place[] places;
    private final int[] latencies = new int[MICROS_MAX + 1];
    private long answered;
    private long lost;

    /** One of the questions that are under way. */
    private static final class Place {
        int number;
        int code;
        int left;
        long sent;
    }

    /**
     * What a run showed.
     *
     * @param lost questions that had no answer within a second
     * @param medianMicros of the time to the last piece of an answer
     */
    record Run(long answered, long lost, double perSecond, double medianMicros, double slowestOfHundredMicros) {}

    private UdpLoad(UdpQuestion.Protocol protocol, List<UdpQuestion> questions, DatagramChannel channel, int window) {
        this.protocol = protocol;
        this.questions = questions;
        this.channel = channel;
        this.places = new Place[window];
        for (int i = 0; i < window; i++) {
            places[i] = new Place();
            places[i].number = i;
        }
    }

    /** @param window a power of two, at most 1,024 */
    static Run run(UdpQuestion.Protocol protocol, int port, List<UdpQuestion> questions, int window, Duration duration)
            throws IOException {
        if (window > WINDOW_MAX || Integer.bitCount(window) != 1) {
            throw new IllegalArgumentException("no window: " + window);
        }
        try (var channel = DatagramChannel.open();
                var selector = Selector.open()) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_OCTETS);
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            return new UdpLoad(protocol, questions, channel, window).run(selector, duration);
        }
    }

    private Run run(Selector selector, Duration duration) throws IOException {
        long start = System.nanoTime();
        for (var place : places) {
            ask(place);
        }
        while (System.nanoTime() - start < duration.toNanos()) {
            in.clear();
            if (channel.read(in) > 0) {
                take();
            } else if (selector.select(WAIT_MILLIS) == 0) {
                askAgain();
            } else {
                selector.selectedKeys().clear();
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Run(answered, lost, answered / seconds, atMost(0.5), atMost(0.99));
    }

    private void ask(Place place) throws IOException {
        var question = questions.get(random.nextInt(questions.size()));
        place.number = (place.number + places.length) & UdpQuestion.Protocol.NUMBERS_MAX;
        place.code = question.code();
        place.left = 0;
        out.clear().put(question.datagram()).flip();
        protocol.number(out, place.number);
        place.sent = System.nanoTime();
        channel.write(out);
    }

    private void take() throws IOException {
        int number = protocol.number(in);
        var place = places[number & (places.length - 1)];
        if (place.number != number) {
            return; // of a question that was given up
        }
        int code = protocol.code(in);
        if (code != UdpQuestion.Protocol.NONE && code != place.code) {
            throw new IllegalStateException("answered with the code " + code + ", not " + place.code);
        }
        place.left = place.left == 0 ? protocol.pieces(in) - 1 : place.left - 1;
        if (place.left == 0) {
            answered++;
            latencies[(int) Math.min(MICROS_MAX, (System.nanoTime() - place.sent) / 1_000)]++;
            ask(place);
        }
    }

    private void askAgain() throws IOException {
        long now = System.nanoTime();
        for (var place : places) {
            if (now - place.sent > PATIENCE_NANOS) {
                lost++;
                ask(place);
            }
        }
    }

    private double atMost(double part) {
        long left = (long) (answered * part);
        int micros = 0;
        while (micros < MICROS_MAX && left >= latencies[micros]) {
            left -= latencies[micros++];
        }
        return micros;
    }
}
