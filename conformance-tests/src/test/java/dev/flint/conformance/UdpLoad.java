package dev.flint.conformance;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks a server on loopback in datagrams: so many questions under way at once, and another one as soon as one has been
 * answered, chosen by a fixed seed.
 *
 * @param threads that ask
 * @param sockets of each thread; servers spread what they do by the sockets they are asked from
 * @param window questions under way at once on each socket, a power of two, at most 1,024
 */
record UdpLoad(int threads, int sockets, int window) {
    /** One question at a time. */
    static final UdpLoad ALONE = new UdpLoad(1, 1, 1);

    private static final int WINDOW_MAX = 1_024;

    UdpLoad {
        if (window > WINDOW_MAX || Integer.bitCount(window) != 1) {
            throw new IllegalArgumentException("no window: " + window);
        }
    }

    /**
     * What a run showed.
     *
     * @param lost questions that had no answer within a second
     * @param medianMicros of the time to the last piece of an answer
     */
    record Run(long answered, long lost, double perSecond, double medianMicros, double slowestOfHundredMicros) {}

    /** @throws IllegalStateException when a question is answered with another code than it has to be */
    Run run(UdpQuestion.Protocol protocol, int port, List<UdpQuestion> questions, Duration duration)
            throws IOException, InterruptedException {
        var pool = Executors.newFixedThreadPool(threads);
        List<Future<UdpAsker.Counts>> running = new ArrayList<>();
        try {
            for (int thread = 0; thread < threads; thread++) {
                int seed = thread;
                running.add(pool.submit(() -> {
                    try (var asker = new UdpAsker(protocol, questions, seed, window)) {
                        return asker.open(port, sockets).run(duration);
                    }
                }));
            }
            var all = new UdpAsker.Counts();
            for (var each : running) {
                all.add(each.get());
            }
            double seconds = duration.toNanos() / 1e9;
            return new Run(all.answered(), all.lost(), all.answered() / seconds, all.atMost(0.5), all.atMost(0.99));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e);
        } finally {
            pool.shutdownNow();
        }
    }
}
