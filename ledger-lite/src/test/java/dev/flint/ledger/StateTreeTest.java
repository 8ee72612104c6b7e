package dev.flint.ledger;

import static dev.flint.ledger.TestEntry.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.ledger.TestRule.Reason;
import dev.flint.ledger.merkle.Leaf;
import dev.flint.ledger.merkle.NaiveTree;
import dev.flint.ledger.merkle.PrefixTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateTreeTest {
    @TempDir
    private Path directory;

    private final Map<String, String> model = new TreeMap<>();
    private long clock;

    private void put(Chain<TestEntry, Reason> chain, String key, String record) {
        Chains.commit(chain, key, record, ++clock);
        model.put(key, record);
    }

    private void putMany(Chain<TestEntry, Reason> chain, int from, int to) {
        List<CompletableFuture<Submission<Reason>>> answers = new ArrayList<>();
        for (int i = from; i < to; i++) {
            answers.add(chain.submit(TestEntry.put("k" + i, "r" + i, ++clock)));
            model.put("k" + i, "r" + i);
        }
        answers.forEach(answer -> assertThat(answer.join()).isInstanceOf(Submission.Committed.class));
    }

    private byte[] expectedRoot() {
        List<Leaf> leaves = new ArrayList<>();
        model.forEach((key, record) -> leaves.add(leaf(key, record)));
        return NaiveTree.root(leaves);
    }

    private static Leaf leaf(String key, String record) {
        return new Leaf(TestEntry.key(key), PrefixTree.valueHash(text(record)));
    }

    private static byte[] root(Chain<TestEntry, Reason> chain) {
        ProvenState proven = chain.reader().prove(TestEntry.key("any")).orElseThrow();
        BlockHeader header = BlockHeader.parse(proven.header().header()).orElseThrow();
        assertThat(header.height()).isEqualTo(proven.header().index());
        return header.stateRoot();
    }

    private static void assertProven(Chain<TestEntry, Reason> chain, String key, Optional<String> record) {
        ProvenState proven = chain.reader().prove(TestEntry.key(key)).orElseThrow();
        byte[] root = BlockHeader.parse(proven.header().header()).orElseThrow().stateRoot();
        assertThat(Chains.string(proven.latest())).isEqualTo(record.orElse("-"));
        Optional<byte[]> value = record.map(TestEntry::text).map(PrefixTree::valueHash);
        assertThat(NaiveTree.verifies(proven.proof(), TestEntry.key(key), value, root))
                .as(key)
                .isTrue();
    }

    @Test
    void prove_beforeTheFirstBlock_isEmpty() {
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            assertThat(chain.reader().prove(TestEntry.key("a"))).isEmpty();
        }
    }

    @Test
    void prove_keysThatAreThereAndNot_verifiesUnderTheHeadersRoot() {
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            for (int i = 0; i < 100; i++) {
                put(chain, "k" + i % 37, "r" + i);
                assertThat(root(chain)).as("after %d", i).isEqualTo(expectedRoot());
            }
            model.forEach((key, record) -> assertProven(chain, key, Optional.of(record)));
            for (int i = 0; i < 100; i++) {
                assertProven(chain, "absent " + i, Optional.empty());
            }
        }
    }

    @Test
    void grow_toManyBuckets_keepsTheRoot() {
        try (Chain<TestEntry, Reason> chain =
                Chains.open(Chains.settings(directory).withMapBytes(1 << 24).withSegmentBytes(1 << 20))) {
            for (int i = 0; i < 4_000; i += 500) {
                putMany(chain, i, i + 500);
                putMany(chain, i / 2, i / 2 + 30);
                assertThat(root(chain)).as("after %d", i).isEqualTo(expectedRoot());
            }
            for (int i = 0; i < 4_000; i += 7) {
                assertProven(chain, "k" + i, Optional.of("r" + i));
                assertProven(chain, "absent " + i, Optional.empty());
            }
        }
    }

    @Test
    void open_afterClose_hasTheKeptTreeAndTheSameRoot() throws IOException {
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            putMany(chain, 0, 300);
        }
        assertThat(directory.resolve("index/tree")).exists();
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            assertThat(directory.resolve("index/tree")).doesNotExist();
            assertThat(root(chain)).isEqualTo(expectedRoot());
            put(chain, "k7", "again");
            assertThat(root(chain)).isEqualTo(expectedRoot());
        }
    }

    @Test
    void open_keptTreeAlteredAnywhere_isMadeFromTheRows() throws IOException {
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            putMany(chain, 0, 100);
        }
        Path file = directory.resolve("index/tree");
        byte[] kept = Files.readAllBytes(file);
        for (int offset = 0; offset < kept.length; offset += 5) {
            byte[] altered = kept.clone();
            altered[offset] ^= 4;
            Files.write(file, altered);
            try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
                assertThat(root(chain)).as("offset %d", offset).isEqualTo(expectedRoot());
                assertProven(chain, "k50", Optional.of("r50"));
            }
        }
        Files.write(file, java.util.Arrays.copyOf(kept, kept.length - 1));
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            assertThat(root(chain)).isEqualTo(expectedRoot());
        }
    }

    @Test
    void open_afterAKill_derivesTheSameRoot() throws IOException {
        Path copy = directory.resolve("copy");
        try (Chain<TestEntry, Reason> chain = Chains.open(directory.resolve("chain"))) {
            putMany(chain, 0, 200);
            Chains.copy(directory.resolve("chain"), copy);
        }
        for (String boot : List.of("boot-1", "boot-2")) {
            try (Chain<TestEntry, Reason> chain =
                    Chains.open(Chains.settings(copy).withBootId(boot))) {
                assertThat(root(chain)).as(boot).isEqualTo(expectedRoot());
            }
        }
    }

    @Test
    void open_indexWithAnotherRootThanTheSignedOne_derivesItAnew() throws IOException {
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            putMany(chain, 0, 20);
        }
        IndexFiles files = new IndexFiles(directory.resolve(IndexFiles.DIRECTORY));
        try (Index index = Index.open(files.directory(), Chains.settings(directory), new TestRule().derivation())) {
            IndexReader reader = index.newReader();
            reader.begin();
            Tip tip = reader.tip();
            BatchState batch = new BatchState(reader);
            batch.add(99, List.of(TestEntry.change("k3", "forged", 9_999)));
            reader.end();
            index.write(batch, List.of(), List.of(), tip);
            index.sync();
        }
        files.tree().delete();
        files.markClean();
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            assertThat(root(chain)).isEqualTo(expectedRoot());
            assertProven(chain, "k3", Optional.of("r3"));
        }
    }

    @Test
    void prove_whileBlocksArePublished_isAlwaysWhole() throws InterruptedException {
        try (Chain<TestEntry, Reason> chain =
                Chains.open(Chains.settings(directory).withMapBytes(1 << 24).withSegmentBytes(1 << 20))) {
            put(chain, "k0", "r0");
            var done = new AtomicBoolean();
            var failures = new java.util.concurrent.ConcurrentLinkedQueue<Throwable>();
            var reading = new Thread(() -> {
                var random = new SplittableRandom(1);
                try {
                    while (!done.get()) {
                        int key = random.nextInt(3_000);
                        byte[] name = TestEntry.key("k" + key);
                        ProvenState proven = chain.reader().prove(name).orElseThrow();
                        byte[] root = BlockHeader.parse(proven.header().header())
                                .orElseThrow()
                                .stateRoot();
                        Optional<byte[]> value =
                                proven.latest().map(StateRecord::record).map(PrefixTree::valueHash);
                        assertThat(NaiveTree.verifies(proven.proof(), name, value, root))
                                .as("k%d at %d", key, proven.header().index())
                                .isTrue();
                    }
                } catch (RuntimeException | AssertionError e) {
                    failures.add(e);
                }
            });
            reading.start();
            for (int i = 0; i < 3_000; i += 20) {
                putMany(chain, i, i + 20);
            }
            done.set(true);
            reading.join();
            assertThat(failures).isEmpty();
        }
    }

    @Test
    void history_manyVersions_newestFirstAndNoMoreThanAsked() {
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            for (int i = 0; i < 10; i++) {
                put(chain, "a", "a" + i);
                put(chain, "b", "b" + i);
            }
            assertThat(chain.reader().history(TestEntry.key("a"), 3))
                    .extracting(record -> new String(record.record(), java.nio.charset.StandardCharsets.UTF_8))
                    .containsExactly("a8", "a7", "a6");
            assertThat(chain.reader().history(TestEntry.key("a"), 100)).hasSize(9);
            assertThat(chain.reader().history(TestEntry.key("c"), 100)).isEmpty();
        }
    }

    @Test
    void depthFor_anyNumber_keepsTheBucketsSmall() {
        assertThat(StateTree.depthFor(0)).isZero();
        assertThat(StateTree.depthFor(8)).isZero();
        assertThat(StateTree.depthFor(9)).isEqualTo(1);
        assertThat(StateTree.depthFor(1_000_000)).isEqualTo(17);
        assertThat(StateTree.depthFor(Long.MAX_VALUE)).isEqualTo(23);
    }
}
