package dev.flint.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seeds; more of them by {@code -Dflint.sim.seeds=100000 -Dflint.sim.first=5000}. */
class SimTest {
    private static final long SEEDS = Long.getLong("flint.sim.seeds", 2_000);
    private static final long FIRST = Long.getLong("flint.sim.first", 0);

    /** Thousands of failures on purpose are thousands of stack traces in the log. */
    private final Logger log = Logger.getLogger("dev.flint.ledger");

    @TempDir
    private Path directory;

    @BeforeEach
    void silence() {
        log.setLevel(Level.OFF);
    }

    @AfterEach
    void speak() {
        log.setLevel(null);
    }

    @Test
    void anySeed_keepsEveryPromise() throws IOException {
        LongStream.range(FIRST, FIRST + SEEDS).parallel().forEach(this::run);
    }

    /** Each has its own directory, and one thread: side by side, they do not see each other. */
    private void run(long seed) {
        Path at = directory.resolve(Long.toString(seed));
        try {
            Files.createDirectory(at);
            run(seed, new SimRun(at, seed));
            delete(at);
        } catch (IOException e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    private static void run(long seed, SimRun run) {
        try {
            run.run();
        } catch (IOException | RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + run.schedule(), e);
        }
    }

    private static void delete(Path at) throws IOException {
        try (var all = Files.walk(at)) {
            for (Path file : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
