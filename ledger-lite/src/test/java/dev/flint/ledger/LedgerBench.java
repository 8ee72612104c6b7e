package dev.flint.ledger;

import dev.flint.ledger.TestRule.Reason;
import dev.flint.ledger.note.CheckpointSigner;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/**
 * Measures, in one run on one device: the raw rate of fdatasync, the log's rate of entries at batches of 1, 100 and
 * 1,000, registered entries through a whole chain, and reads. Started by hand, with a directory.
 */
final class LedgerBench {
    private static final int ENTRY_BYTES = 1_000;
    private static final long NANOS = 2_000_000_000L;

    private LedgerBench() {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        for (int round = 0; round < 2; round++) {
            rawSync(directory.resolve("raw"));
            for (int batch : new int[] {1, 100, 1_000}) {
                wal(Chains.copy(Files.createDirectories(directory.resolve("none")), directory.resolve("wal")), batch);
            }
        }
        SynchronousLmdb.measure(directory.resolve("synchronous"), ENTRY_BYTES);
        chain(directory.resolve("small"), 256, 1_000);
        chain(directory.resolve("large"), 955, 1_000);
        chain(directory.resolve("blocks"), 256, 5_000);
    }

    /** A key of 32 bytes, the length of the record, the record, and nothing to speak of. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Padded(byte[] bytes) implements Entry {}

    /** The trivial rule: admits all. */
    private static final class PaddedRule implements AdmissionRule<Padded, Reason> {
        @Override
        public Padded read(byte[] entry) {
            return new Padded(entry);
        }

        @Override
        public Admission<Reason> admit(Padded entry, StateView state, Slot slot) {
            byte[] bytes = entry.bytes();
            int length = (bytes[32] & 0xff) << 8 | (bytes[33] & 0xff);
            byte[] record = Arrays.copyOfRange(bytes, 34, 34 + length / 4);
            byte[] answer = Arrays.copyOfRange(bytes, 34 + length / 4, 34 + length);
            return new Admission.Admitted<>(List.of(new Change(Arrays.copyOf(bytes, 32), record, answer, 1)));
        }
    }

    private static void rawSync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer page = ByteBuffer.allocateDirect(4_096);
            for (int i = 0; i < 4_096; i++) {
                channel.write(page.clear(), i * 4_096L);
            }
            channel.force(true);
            long start = System.nanoTime();
            int syncs = 0;
            for (; System.nanoTime() - start < NANOS; syncs++) {
                channel.write(page.clear(), (syncs % 4_096) * 4_096L);
                channel.force(false);
            }
            print("raw fdatasync of 4 KiB", syncs, start);
        }
    }

    private static void wal(Path directory, int batch) throws IOException {
        ChainSettings settings = ChainSettings.defaults(directory, Chains.ORIGIN, Chains.SIGNER);
        try (Wal wal = new Wal(directory, new FileDisk(), settings, new WalCursor(directory, Chains.ORIGIN, ""))) {
            int bytes = batch * WalRecord.bytes(ENTRY_BYTES);
            ByteBuffer block = ByteBuffer.allocateDirect(bytes);
            byte[] entry = new byte[ENTRY_BYTES];
            long start = System.nanoTime();
            long entries = 0;
            for (; System.nanoTime() - start < NANOS; entries += batch) {
                wal.reserve(entries / batch, entries, bytes, 0);
                block.clear();
                for (int i = 0; i < batch; i++) {
                    WalRecord.put(block, WalRecord.ENTRY, entry);
                }
                wal.append(block.flip());
            }
            print("log entries of 1 KB, batch " + batch, entries, start);
        }
    }

    private static void chain(Path directory, int recordBytes, int batch) {
        CheckpointSigner signer = Chains.SIGNER;
        SplittableRandom random = new SplittableRandom(1);
        ChainSettings settings =
                ChainSettings.defaults(directory, Chains.ORIGIN, signer).withBatchEntries(batch);
        List<byte[]> keys = new ArrayList<>();
        System.out.printf(
                "entries of 1 KB, random keys of 32 bytes, records of %d bytes, blocks of up to %d%n",
                recordBytes, batch);
        try (Chain<Padded, Reason> chain = Chain.open(settings, new PaddedRule())) {
            Deque<CompletableFuture<Submission<Reason>>> waiting = new ArrayDeque<>();
            for (int round = 0; round < 5; round++) {
                long start = System.nanoTime();
                int entries = 0;
                for (; entries < 200_000; entries++) {
                    byte[] key = new byte[32];
                    random.nextBytes(key);
                    keys.add(key);
                    byte[] bytes = new byte[ENTRY_BYTES];
                    System.arraycopy(key, 0, bytes, 0, key.length);
                    bytes[32] = (byte) (recordBytes >> 8);
                    bytes[33] = (byte) recordBytes;
                    waiting.add(chain.submit(new Padded(bytes)));
                    if (waiting.size() >= 8_000) {
                        waiting.remove().join();
                    }
                }
                while (!waiting.isEmpty()) {
                    waiting.remove().join();
                }
                print("registered entries", entries, start);
            }
            for (int round = 0; round < 3; round++) {
                long start = System.nanoTime();
                int reads = 0;
                for (; System.nanoTime() - start < NANOS; reads++) {
                    Optional<StateRecord> found = chain.reader().latest(keys.get(random.nextInt(keys.size())));
                    if (found.isEmpty()) {
                        throw new IllegalStateException("lost");
                    }
                }
                print("reads, one thread", reads, start);
            }
            prove(chain.reader(), keys, random);
        }
        long start = System.nanoTime();
        Chain.open(settings, new PaddedRule()).close();
        print("entries, opened after a clean close", keys.size(), start);
        Fsck.rebuildIndex(settings, new PaddedRule());
        print("entries, index derived anew (and the open before)", keys.size(), start);
    }

    /** Proofs made of nothing but the index and the tree's upper levels, per second of the thread's processor time. */
    private static void prove(ChainReader reader, List<byte[]> keys, SplittableRandom random) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (int round = 0; round < 3; round++) {
            long start = threads.getCurrentThreadCpuTime();
            int proofs = 0;
            for (; threads.getCurrentThreadCpuTime() - start < NANOS; proofs++) {
                byte[] key = keys.get(random.nextInt(keys.size()));
                if (!reader.prove(key).orElseThrow().proof().isInclusion()) {
                    throw new IllegalStateException("lost");
                }
            }
            double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
            System.out.printf(
                    "%-55s %,12.0f /CPU-s, %,d keys%n", "proofs with their records", proofs / seconds, keys.size());
        }
    }

    static void print(String what, long count, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%-55s %,12.0f /s  (%.1f s)%n", what, count / seconds, seconds);
    }
}
