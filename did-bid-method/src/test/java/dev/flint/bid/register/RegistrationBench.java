package dev.flint.bid.register;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Base58;
import dev.flint.bid.BidPublicKey;
import dev.flint.bid.KeyType;
import dev.flint.bid.document.DidDocumentMapping;
import dev.flint.bid.document.Jcs;
import dev.flint.ledger.Chain;
import dev.flint.ledger.ChainSettings;
import dev.flint.ledger.note.CheckpointSigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Registrations per second, durable ones on a real chain, beside the rate at which the same threads do nothing but
 * verify the same signatures. Both in turn in one process, so that a busy machine slows both.
 *
 * <p>Arguments: threads, operations (a multiple of {@value #WAVE}), rounds, type of key.
 */
final class RegistrationBench {
    private static final Subject FIRST = Subject.of(KeyType.SM2, 0xffff);
    private static final int WAVE = 500;
    private static final int WAVES = 4;
    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");
    private static final String ORIGIN = "ledger.example/bench";

    private final int threads;
    private final List<Prepared> prepared;

    /** An operation, and what its proof needs. */
    @SuppressWarnings("ArrayRecordComponent") // prepared once, never compared
    private record Prepared(byte[] operation, BidPublicKey key, byte[] message, byte[] signature) {}

    private RegistrationBench(int threads, List<Prepared> prepared) {
        this.threads = threads;
        this.prepared = prepared;
    }

    public static void main(String[] args) throws InterruptedException {
        int threads = args.length > 0
                ? Integer.parseInt(args[0])
                : Runtime.getRuntime().availableProcessors();
        int operations = args.length > 1 ? Integer.parseInt(args[1]) : 20_000;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 9;
        var type = args.length > 3 ? KeyType.valueOf(args[3]) : KeyType.ED25519;
        var prepared = new ArrayList<Prepared>();
        for (int i = 0; i < operations; i++) {
            prepared.add(prepare(Subject.of(type, i)));
        }
        new RegistrationBench(threads, prepared).run(rounds);
    }

    private void run(int rounds) throws InterruptedException {
        var ratios = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
            double verified = verify();
            double registered = register();
            double ratio = registered / verified;
            System.out.printf(
                    Locale.ROOT,
                    "round %d: %,.0f verifications/s, %,.0f registrations/s, ratio %.2f%n",
                    round,
                    verified,
                    registered,
                    ratio);
            if (round >= rounds / 3) {
                ratios.add(ratio);
            }
        }
        ratios.sort(Comparator.naturalOrder());
        System.out.printf(
                Locale.ROOT, "median ratio of the last %d: %.2f%n", ratios.size(), ratios.get(ratios.size() / 2));
    }

    private static Prepared prepare(Subject subject) {
        ObjectNode document = subject.draft(NOW);
        byte[] message = Jcs.canonicalize(document);
        ObjectNode signed = subject.sign(document);
        byte[] signature = Base58.BIF
                .decode(signed.at("/proof/signatureValue").asText(), BidPublicKey.SIGNATURE_OCTETS)
                .orElseThrow();
        byte[] operation = TestLedger.operation(OperationKind.CREATE, signed);
        return new Prepared(operation, subject.key.publicKey(), message, signature);
    }

    private double verify() throws InterruptedException {
        var next = new AtomicInteger();
        var done = new Semaphore(0);
        long start = System.nanoTime();
        for (int i = 0; i < threads; i++) {
            new Thread(() -> {
                        for (int n = next.getAndIncrement(); n < prepared.size(); n = next.getAndIncrement()) {
                            var one = prepared.get(n);
                            if (!one.key().verify(one.message(), one.signature())) {
                                throw new IllegalStateException("operation " + n);
                            }
                        }
                        done.release();
                    })
                    .start();
        }
        done.acquire(threads);
        return prepared.size() * 1e9 / (System.nanoTime() - start);
    }

    private double register() throws InterruptedException {
        Path directory = temporary();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        var signer = new CheckpointSigner(ORIGIN, new byte[CheckpointSigner.SEED_BYTES]);
        var rule = new BidRule(BidPolicy.defaults(ORIGIN), new DidDocumentMapping("https://resolver.example"));
        var clock = InstantSource.fixed(NOW);
        var settings = ChainSettings.defaults(directory, ORIGIN, signer).withClock(clock);
        try (var chain = Chain.open(settings, rule)) {
            var registrar = new BidRegistrar(chain, rule, clock, pool, WAVES * WAVE);
            // The first one has the log's segment of 64 MiB allocated, which lasts for some 40,000 more.
            registrar
                    .registerTrusted(FIRST.create(NOW))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            // In waves: the measuring thread shall not be woken for each operation.
            var waves = new Semaphore(WAVES);
            var done = new AtomicInteger();
            long start = System.nanoTime();
            for (int i = 0; i < prepared.size(); i++) {
                if (i % WAVE == 0) {
                    waves.acquire();
                }
                registrar.registerTrusted(prepared.get(i).operation()).onComplete(result -> {
                    if (done.incrementAndGet() % WAVE == 0) {
                        waves.release();
                    }
                });
            }
            waves.acquire(WAVES);
            double rate = prepared.size() * 1e9 / (System.nanoTime() - start);
            if (chain.head().size() != prepared.size() + 1) {
                throw new IllegalStateException("only " + chain.head().size() + " were anchored");
            }
            return rate;
        } finally {
            pool.shutdown();
            delete(directory);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("registration-bench");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
