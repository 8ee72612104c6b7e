package dev.flint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.ledger.TestRule.Reason;
import dev.flint.ledger.merkle.CompactRange;
import dev.flint.ledger.merkle.Leaf;
import dev.flint.ledger.merkle.Merkle;
import dev.flint.ledger.merkle.MerkleProofs;
import dev.flint.ledger.merkle.NaiveTree;
import dev.flint.ledger.merkle.PrefixTree;
import dev.flint.ledger.note.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** One seed: a schedule of entries, silences, crashes, power losses, full disks, failed syncs and flipped bits. */
final class SimRun {
    private static final int EVENTS = 9;
    private static final int KEYS = 9;

    private final Path directory;
    private final SplittableRandom random;
    private final long[] clock = {Chains.NOW};
    private final List<String> schedule = new ArrayList<>();
    private final List<Checkpoint> published = new ArrayList<>();
    /** Acknowledged, in the log's order. */
    private final List<TestEntry> known = new ArrayList<>();
    /** Sent, and never answered: may be there or not, in this order, from the first. */
    private List<TestEntry> unanswered = List.of();

    private Path at;
    private int moves;
    private int boots;
    private long validFrom;
    private SimDisk disk;
    private SimChain chain;

    SimRun(Path directory, long seed) throws IOException {
        this.directory = directory;
        this.random = new SplittableRandom(seed);
        this.at = directory.resolve("0");
        open();
    }

    /** What happened so far, one word an event. */
    String schedule() {
        return String.join(" ", schedule);
    }

    void run() throws IOException {
        for (int event = 0; event < EVENTS; event++) {
            switch (random.nextInt(14)) {
                case 0 -> restart();
                case 1, 2 -> kill();
                case 3, 4 -> losePower();
                case 5 -> submitOnAFullDisk();
                case 6 -> failASync();
                case 7 -> beat();
                case 8 -> flipABit();
                case 9 -> jump();
                default -> submit();
            }
        }
        say("end");
        chain.close();
        FsckReport report = Chains.fsck(at);
        assertThat(report.findings()).isEmpty();
        assertThat(report.entries()).isEqualTo(known.size());
    }

    private void say(String event) {
        schedule.add(event);
    }

    private void open() throws IOException {
        disk = new SimDisk(random);
        disk.begin(at.resolve(Recovery.WAL_DIRECTORY));
        chain = SimChain.open(at, disk, "boot-" + boots, clock);
        check();
    }

    private List<TestEntry> draw() {
        List<TestEntry> entries = new ArrayList<>();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            String text = "r" + random.nextInt(1_000) + "x".repeat(random.nextInt(4) == 0 ? 900 : 3);
            entries.add(TestEntry.put("k" + random.nextInt(KEYS), text, ++validFrom));
        }
        return entries;
    }

    private void submit() {
        say("submit");
        clock[0] += random.nextInt(50);
        List<TestEntry> entries = draw();
        for (Submission<Reason> answer : chain.submit(entries)) {
            assertThat(answer).isInstanceOf(Submission.Committed.class);
        }
        known.addAll(entries);
        published.add(chain.head().checkpoint());
    }

    private void beat() {
        say("beat");
        chain.beat();
        published.add(chain.head().checkpoint());
    }

    private void jump() {
        say("jump");
        clock[0] += random.nextInt(-100_000, 100_000);
    }

    private void restart() throws IOException {
        say("restart");
        chain.close();
        open();
    }

    /** Everything written stays. */
    private void kill() throws IOException {
        say("kill");
        move();
        open();
    }

    private void move() throws IOException {
        Path next = directory.resolve(Integer.toString(++moves));
        Chains.copy(at, next);
        chain.abandon();
        at = next;
    }

    /** What was not synced stays, goes or is torn; what is derived and never synced is worth nothing. */
    private void losePower() throws IOException {
        say("power");
        move();
        disk.losePower(at.resolve(Recovery.WAL_DIRECTORY));
        boots++;
        Path checkpoint = at.resolve(CheckpointFile.NAME);
        switch (random.nextInt(3)) {
            case 0 -> Files.deleteIfExists(checkpoint);
            case 1 -> Files.write(checkpoint, new byte[0]);
            default -> {}
        }
        for (String log : List.of(Recovery.ENTRIES, Recovery.HEADERS)) {
            for (Path file :
                    Directories.list(at.resolve(Recovery.TILES_DIRECTORY).resolve(log), "")) {
                byte[] bytes = Files.readAllBytes(file);
                Files.write(file, java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
            }
        }
        open();
    }

    /** New segments cannot be made: entries are taken or turned away, and nothing is lost. */
    private void submitOnAFullDisk() {
        say("full");
        disk.setFull(true);
        for (int i = 0; i < 3; i++) {
            List<TestEntry> entries = draw();
            Submission<Reason> first = chain.submit(entries).get(0);
            if (first instanceof Submission.Committed) {
                known.addAll(entries);
                published.add(chain.head().checkpoint());
            } else {
                assertThat(first).isInstanceOf(Submission.Unavailable.class);
            }
        }
        disk.setFull(false);
    }

    /** Nobody knows what the disk holds, and nobody may use it again: only opening anew tells. */
    private void failASync() throws IOException {
        say("eio");
        disk.failNextSync();
        List<TestEntry> entries = draw();
        Submission<Reason> answer = chain.submit(entries).get(0);
        assertThat(answer).isInstanceOf(Submission.Unavailable.class);
        assertThat(chain.submit(draw()).get(0)).isInstanceOf(Submission.Unavailable.class);
        chain.beat();
        unanswered = entries;
        if (random.nextBoolean()) {
            losePower();
        } else {
            kill();
        }
    }

    /** In a copy, which is then thrown away: found and named, or without effect. */
    private void flipABit() throws IOException {
        say("flip");
        Path copy = directory.resolve("flipped-" + ++moves);
        Chains.copy(at, copy);
        List<Path> files;
        try (var all = Files.walk(copy)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        Path file = files.get(random.nextInt(files.size()));
        long size = Files.size(file);
        if (size == 0) {
            return;
        }
        Chains.flip(file, random.nextLong(size));
        SimChain live = chain;
        Path here = at;
        try {
            at = copy;
            SimDisk other = new SimDisk(random);
            other.begin(at.resolve(Recovery.WAL_DIRECTORY));
            chain = SimChain.open(at, other, "boot-" + boots, clock);
            check();
            chain.abandon();
        } catch (LedgerDamagedException named) {
            assertThat(named.file()).isNotEmpty();
        } finally {
            chain = live;
            at = here;
        }
    }

    /** Everything that was acknowledged is there, nothing else but what was not answered, and all of it is proved. */
    private void check() throws IOException {
        long size = chain.head().size();
        assertThat(size).as("entries").isGreaterThanOrEqualTo(known.size());
        long more = size - known.size();
        assertThat(more).as("entries that nobody sent").isIn(0L, (long) unanswered.size());
        if (more > 0) {
            known.addAll(unanswered);
        }
        unanswered = List.of();
        CompactRange entries = CompactRange.EMPTY;
        for (int position = 0; position < known.size(); position++) {
            byte[] bytes = known.get(position).bytes();
            assertThat(chain.reader.entry(position)).as("entry %d", position).contains(bytes);
            entries = entries.append(Merkle.leafHash(bytes));
        }
        checkState(entries);
        checkCheckpoints();
    }

    private void checkState(CompactRange entries) {
        Map<ByteKey, Change> latest = new TreeMap<>();
        known.forEach(entry -> latest.put(
                new ByteKey(entry.changes().get(0).key()), entry.changes().get(0)));
        List<Leaf> leaves = new ArrayList<>();
        latest.values().forEach(change -> leaves.add(new Leaf(change.key(), PrefixTree.valueHash(change.record()))));
        if (chain.head().height() < 0) {
            return;
        }
        BlockHeader header = chain.reader.header(chain.head().height()).orElseThrow();
        assertThat(header.txRoot()).as("root of the entries").isEqualTo(entries.root());
        assertThat(header.stateRoot()).as("root of the state").isEqualTo(NaiveTree.root(leaves));
        latest.values().forEach(change -> {
            ProvenState proven = chain.reader.prove(change.key()).orElseThrow();
            assertThat(proven.latest().orElseThrow().record()).isEqualTo(change.record());
            Optional<byte[]> value = Optional.of(PrefixTree.valueHash(change.record()));
            assertThat(NaiveTree.verifies(proven.proof(), change.key(), value, header.stateRoot()))
                    .isTrue();
        });
        long before = -1;
        for (long height = 0; height <= chain.head().height(); height++) {
            long time = chain.reader.header(height).orElseThrow().timeMillis();
            assertThat(time).as("time of block %d", height).isGreaterThan(before);
            before = time;
        }
    }

    /** Whatever was once shown is a beginning of what is shown now. */
    private void checkCheckpoints() {
        Checkpoint now = chain.head().checkpoint();
        for (Checkpoint then : published) {
            assertThat(then.size()).as("size shown").isLessThanOrEqualTo(now.size());
            List<byte[]> proof = chain.derived().headers().consistencyProof(then.size(), now.size());
            assertThat(MerkleProofs.verifyConsistency(then.size(), now.size(), proof, then.root(), now.root()))
                    .as("consistency of %d and %d", then.size(), now.size())
                    .isTrue();
        }
    }
}
