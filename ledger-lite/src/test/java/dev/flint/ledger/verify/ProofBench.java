package dev.flint.ledger.verify;

import dev.flint.ledger.merkle.CompactRange;
import dev.flint.ledger.merkle.LogHashes;
import dev.flint.ledger.merkle.Merkle;
import dev.flint.ledger.merkle.MerkleProofs;
import dev.flint.ledger.proof.ProofBundle;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/**
 * Measures, in thread CPU time and so insensitive to load: appending to a log's hashes, making and verifying proofs
 * from them, writing and verifying bundles. Started by hand, with an empty directory.
 */
final class ProofBench {
    private static final long NANOS = 2_000_000_000L;
    private static final int LEAVES = 1 << 20;
    private static final int BATCH = 1_000;

    private ProofBench() {}

    public static void main(String[] arguments) {
        try (LogHashes hashes = LogHashes.open(Path.of(arguments[0]), CompactRange.EMPTY)) {
            for (int round = 0; round < 2; round++) {
                log(hashes);
                bundles();
            }
        }
    }

    private static void log(LogHashes hashes) {
        List<byte[]> leaves = new ArrayList<>();
        for (long i = 0; i < BATCH; i++) {
            leaves.add(Merkle.leafHash(ByteBuffer.allocate(8).putLong(i).array()));
        }
        if (hashes.size() == 0) {
            measure("leaf hashes appended, batches of 1,000", BATCH, LEAVES / BATCH, i -> hashes.append(leaves));
        }
        long size = hashes.size();
        byte[] root = hashes.root(size);
        SplittableRandom random = new SplittableRandom(1);
        measure(
                "inclusion proofs of random leaves of a million",
                1,
                i -> hashes.inclusionPath(random.nextLong(size), size));
        measure("inclusion proofs of the newest leaf", 1, i -> hashes.inclusionPath(size - 1, size));
        measure(
                "consistency proofs from random sizes",
                1,
                i -> hashes.consistencyProof(1 + random.nextLong(size), size));
        byte[] leaf = leaves.get(7);
        List<byte[]> path = hashes.inclusionPath(7, size);
        measure("inclusion proofs verified", 1, i -> check(MerkleProofs.verifyInclusion(leaf, 7, size, path, root)));
        measure("hashes checked whole, a million leaves", 1, 3, i -> check(hashes.isWhole()));
    }

    private static void bundles() {
        SmallLedger ledger = Corpus.ledger("");
        ProofBundle bundle = ledger.bundle(Corpus.ALICE);
        byte[] binary = bundle.binary();
        byte[] json = bundle.json().getBytes(StandardCharsets.UTF_8);
        Expectations expected = Expectations.of(
                BundleVerifierTest.policy(Corpus.policy("both")),
                Corpus.client().nowSeconds() * 1_000);
        System.out.printf("a bundle of %,d bytes, %,d in JSON, three signatures%n", binary.length, json.length);
        measure("bundles written in binary", 1, i -> check(bundle.binary().length == binary.length));
        measure("bundles written in JSON", 1, i -> check(!bundle.json().isEmpty()));
        measure("bundles parsed", 1, i -> check(new BinaryBundle(binary).read() instanceof BundleParse.Parsed));
        measure(
                "bundles verified, binary",
                1,
                i -> check(BundleVerifier.verify(binary, expected) instanceof Verdict.Verified));
        measure(
                "bundles verified, JSON",
                1,
                i -> check(BundleVerifier.verify(json, expected) instanceof Verdict.Verified));
    }

    private static void check(boolean right) {
        if (!right) {
            throw new IllegalStateException("wrong");
        }
    }

    private static void measure(String what, int each, IntConsumer work) {
        measure(what, each, Integer.MAX_VALUE, work);
    }

    private static void measure(String what, int each, int most, IntConsumer work) {
        long start = cpuNanos();
        int count = 0;
        while (count < most && cpuNanos() - start < NANOS) {
            work.accept(count++);
        }
        double seconds = (cpuNanos() - start) / 1e9;
        System.out.printf("%-50s %,12.0f /CPU-s%n", what, (double) count * each / seconds);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
