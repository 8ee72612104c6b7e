package dev.flint.ledger;

import static dev.flint.ledger.Chains.string;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.ledger.TestRule.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same random operations on a chain and on maps; closed, killed and reopened between any two. */
class ChainModelTest {
    private static final int SEEDS = 12;
    private static final int OPERATIONS = 60;
    private static final int KEYS = 5;

    @TempDir
    private Path directory;

    /** What a chain ought to say: each key's versions by time and by position, and all entries. */
    private static final class Model {
        private final Map<String, TreeMap<Long, String>> byTime = new TreeMap<>();
        private final Map<String, TreeMap<Long, String>> byPosition = new TreeMap<>();
        private final List<byte[]> entries = new ArrayList<>();

        boolean put(TestEntry entry) {
            for (Change change : entry.changes()) {
                TreeMap<Long, String> versions = byTime.get(hex(change.key()));
                if (versions != null && versions.lastKey() >= change.validFromMillis()) {
                    return false;
                }
            }
            for (Change change : entry.changes()) {
                String key = hex(change.key());
                byTime.computeIfAbsent(key, k -> new TreeMap<>()).put(change.validFromMillis(), name(change.record()));
                byPosition.computeIfAbsent(key, k -> new TreeMap<>()).put((long) entries.size(), name(change.record()));
            }
            entries.add(entry.bytes());
            return true;
        }

        private static String hex(byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }

        private static String name(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    @Test
    void anyOperations_closedAndKilledBetween_agreeWithTheModel() throws IOException {
        for (long seed = 0; seed < SEEDS; seed++) {
            run(seed, new SplittableRandom(seed));
        }
    }

    private void run(long seed, SplittableRandom random) throws IOException {
        Model model = new Model();
        Path at = directory.resolve("seed-" + seed);
        Chain<TestEntry, Reason> chain = Chains.open(at);
        for (int operation = 0; operation < OPERATIONS; operation++) {
            switch (random.nextInt(12)) {
                case 0 -> {
                    chain.close();
                    chain = Chains.open(at);
                }
                case 1 -> {
                    Path copy = Chains.copy(at, directory.resolve("seed-" + seed + "-" + operation));
                    chain.close();
                    at = copy;
                    String boot = random.nextBoolean() ? "boot-1" : "boot-2";
                    chain = Chains.open(Chains.settings(at).withBootId(boot));
                }
                default -> submit(chain, model, random, seed);
            }
            if (operation % 10 == 0) {
                assertAgrees(chain, model, random, seed);
            }
        }
        assertAgrees(chain, model, random, seed);
        chain.close();
        FsckReport report = Chains.fsck(at);
        assertThat(report.findings()).as("seed %d", seed).isEmpty();
        assertThat(report.entries()).as("seed %d", seed).isEqualTo(model.entries.size());
    }

    private static void submit(Chain<TestEntry, Reason> chain, Model model, SplittableRandom random, long seed) {
        List<CompletableFuture<Submission<Reason>>> answers = new ArrayList<>();
        List<Boolean> expected = new ArrayList<>();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            TestEntry entry = draw(random);
            expected.add(model.put(entry));
            answers.add(chain.submit(entry));
        }
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).join() instanceof Submission.Committed<Reason>)
                    .as("seed %d", seed)
                    .isEqualTo(expected.get(i));
        }
    }

    private static TestEntry draw(SplittableRandom random) {
        List<Change> changes = new ArrayList<>();
        int first = random.nextInt(KEYS);
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            String key = "key" + "x".repeat((first + i) % KEYS);
            String record = "r" + random.nextInt(1_000) + " ".repeat(random.nextInt(20) == 0 ? 3_000 : 0);
            changes.add(TestEntry.change(key, record, random.nextLong(2_000)));
        }
        return new TestEntry(changes);
    }

    private static void assertAgrees(Chain<TestEntry, Reason> chain, Model model, SplittableRandom random, long seed) {
        ChainReader reader = chain.reader();
        assertThat(chain.head().size()).as("seed %d", seed).isEqualTo(model.entries.size());
        for (int position = 0; position < model.entries.size(); position++) {
            assertThat(reader.entry(position).orElseThrow()).as("seed %d", seed).isEqualTo(model.entries.get(position));
        }
        model.byTime.forEach((key, versions) -> {
            assertThat(string(reader.latest(HexFormat.of().parseHex(key))))
                    .as("seed %d", seed)
                    .isEqualTo(versions.lastEntry().getValue());
            for (int i = 0; i < 20; i++) {
                long time = random.nextLong(2_100);
                Map.Entry<Long, String> held = versions.floorEntry(time);
                assertThat(string(reader.atTime(HexFormat.of().parseHex(key), time)))
                        .as("seed %d, time %d", seed, time)
                        .isEqualTo(held == null ? "-" : held.getValue());
            }
        });
        model.byPosition.forEach((key, versions) -> {
            for (long position = 0; position < model.entries.size(); position++) {
                assertThat(string(reader.atVersion(HexFormat.of().parseHex(key), position)))
                        .as("seed %d", seed)
                        .isEqualTo(versions.getOrDefault(position, "-"));
            }
        });
    }
}
