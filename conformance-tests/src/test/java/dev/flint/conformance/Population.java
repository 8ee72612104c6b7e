package dev.flint.conformance;

import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.KeyType;
import dev.flint.bid.register.OperationKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Identifiers in number, each of a key of its own; the same for the same number. */
final class Population {
    /** Stands for the end. */
    static final byte[] NONE = {};

    private static final int SEED_BYTES = 32;

    private Population() {}

    static BidPrivateKey key(int number) {
        byte[] seed = ByteBuffer.allocate(SEED_BYTES).putInt(number).array();
        return BidPrivateKey.of(KeyType.ED25519, seed);
    }

    static String did(int number) {
        return Operations.bidOf(key(number)).canonical();
    }

    static byte[] operation(int number) {
        return Operations.operation(OperationKind.CREATE, key(number), Instant.now(), "number " + number);
    }

    /** Registers numbers from zero over connections that are kept, each waiting for its answer. */
    static void register(int port, int count, int connections) throws InterruptedException {
        var next = new AtomicInteger();
        post(port, connections, () -> {
            int number = next.getAndIncrement();
            return number < count ? operation(number) : NONE;
        });
    }

    /** Where the next operation comes from; asked by all connections at once. */
    interface Source {
        byte[] next();
    }

    static void post(int port, int connections, Source source) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        var refused = new AtomicInteger();
        for (int i = 0; i < connections; i++) {
            var thread = new Thread(() -> refused.addAndGet(post(port, source)), "client-" + i);
            thread.start();
            threads.add(thread);
        }
        for (var thread : threads) {
            thread.join();
        }
        if (refused.get() > 0) {
            throw new IllegalStateException(refused + " operations were not taken");
        }
    }

    private static int post(int port, Source source) {
        int refused = 0;
        try (var wire = new Wire(port)) {
            for (byte[] body = source.next(); body.length > 0; body = source.next()) {
                byte[] head = ("POST /1.0/bid/operations HTTP/1.1\r\nHost: localhost\r\n"
                                + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
                byte[] request = Arrays.copyOf(head, head.length + body.length);
                System.arraycopy(body, 0, request, head.length, body.length);
                if (!wire.send(request) || wire.reply().status() != 201) {
                    refused++;
                }
            }
        }
        return refused;
    }
}
