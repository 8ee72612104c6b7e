package dev.flint.conformance;

import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.KeyType;
import dev.flint.bid.register.OperationKind;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Identifiers in number, each of a key of its own; the same for the same number. */
final class Population {
    /** Stands for the end. */
    static final byte[] NONE = {};

    private static final int SEED_BYTES = 32;
    private static final int LOT = 10_000;
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

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

    /** Arguments: how many, and a file for them, one signed operation per line, the same for the same number. */
    public static void main(String[] args) throws IOException {
        write(Path.of(args[1]), Integer.parseInt(args[0]));
    }

    static void write(Path file, int count) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            write(out, count);
        }
    }

    static void write(Writer out, int count) throws IOException {
        for (int from = 0; from < count; from += LOT) {
            var lot = IntStream.range(from, Math.min(count, from + LOT))
                    .parallel()
                    .mapToObj(number ->
                            Operations.operation(OperationKind.CREATE, key(number), LONG_AGO, "number " + number))
                    .toList();
            for (byte[] operation : lot) {
                out.write(new String(operation, StandardCharsets.UTF_8));
                out.write('\n');
            }
        }
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
