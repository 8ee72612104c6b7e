package dev.flint.bid.register;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.BidPublicKey;
import dev.flint.bid.KeyType;
import dev.flint.id.Base58;
import dev.flint.json.Jcs;
import dev.flint.ledger.Chain;
import dev.flint.ledger.ChainSettings;
import dev.flint.ledger.note.CheckpointSigner;
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
 * <p>Arguments: threads, rounds, type of key.
 */
final class RegistrationBench {
    private static final int ROUND = 6_000;
    private static final int WAVE = 500;
    private static final int WAVES = 8;
    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");
    private static final String ORIGIN = "ledger.example/bench";

    private final int threads;
    private final LedgerRegistrar registrar;

    /** An operation, and what its proof needs. */
    @SuppressWarnings("ArrayRecordComponent") // prepared once, never compared
    private record Prepared(byte[] operation, BidPublicKey key, byte[] message, byte[] signature) {}

    private RegistrationBench(int threads, LedgerRegistrar registrar) {
        this.threads = threads;
        this.registrar = registrar;
    }

    public static void main(String[] args) throws InterruptedException {
        int threads = args.length > 0
                ? Integer.parseInt(args[0])
                : Runtime.getRuntime().availableProcessors();
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 12;
        var type = args.length > 2 ? KeyType.valueOf(args[2]) : KeyType.ED25519;
        var prepared = new ArrayList<Prepared>();
        for (int i = 0; i < rounds * ROUND; i++) {
            prepared.add(prepare(Subject.of(type, i)));
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        var signer = new CheckpointSigner(ORIGIN, new byte[CheckpointSigner.SEED_BYTES]);
        var rule = TestRules.of(BidPolicy.defaults(ORIGIN), "https://resolver.example");
        var clock = InstantSource.fixed(NOW);
        try (var directory = TemporaryDirectory.create();
                var chain = Chain.open(
                        ChainSettings.defaults(directory.path(), ORIGIN, signer).withClock(clock), rule)) {
            var registrar = new LedgerRegistrar(chain, rule, clock, pool, WAVES * WAVE);
            new RegistrationBench(threads, registrar).run(prepared, rounds);
            if (chain.head().size() != prepared.size()) {
                throw new IllegalStateException("only " + chain.head().size() + " were anchored");
            }
            System.out.println(chain.head().size() / (chain.head().height() + 1) + " entries in a block");
        } finally {
            pool.shutdown();
        }
    }

    private void run(List<Prepared> prepared, int rounds) throws InterruptedException {
        var ratios = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
            var some = prepared.subList(round * ROUND, (round + 1) * ROUND);
            var verified = Measured.of(() -> verify(some));
            var registered = Measured.of(() -> register(some));
            double ratio = verified.seconds() / registered.seconds();
            System.out.printf(
                    Locale.ROOT,
                    "round %d: %,.0f verifications/s (%.0f us CPU), %,.0f registrations/s (%.0f us CPU), ratio %.2f%n",
                    round,
                    ROUND / verified.seconds(),
                    verified.cpuSeconds() * 1e6 / ROUND,
                    ROUND / registered.seconds(),
                    registered.cpuSeconds() * 1e6 / ROUND,
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

    private void verify(List<Prepared> some) throws InterruptedException {
        var next = new AtomicInteger();
        var done = new Semaphore(0);
        for (int i = 0; i < threads; i++) {
            new Thread(() -> {
                        for (int n = next.getAndIncrement(); n < some.size(); n = next.getAndIncrement()) {
                            var one = some.get(n);
                            if (!one.key().verify(one.message(), one.signature())) {
                                throw new IllegalStateException("operation " + n);
                            }
                        }
                        done.release();
                    })
                    .start();
        }
        done.acquire(threads);
    }

    /** In waves: the measuring thread shall not be woken for each operation. */
    private void register(List<Prepared> some) throws InterruptedException {
        var waves = new Semaphore(WAVES);
        var done = new AtomicInteger();
        for (int i = 0; i < some.size(); i++) {
            if (i % WAVE == 0) {
                waves.acquire();
            }
            registrar.registerTrusted(some.get(i).operation()).onComplete(result -> {
                if (done.incrementAndGet() % WAVE == 0) {
                    waves.release();
                }
            });
        }
        waves.acquire(WAVES);
    }
}
