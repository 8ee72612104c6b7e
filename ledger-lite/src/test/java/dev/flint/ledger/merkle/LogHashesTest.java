package dev.flint.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flint.ledger.LedgerVectors;
import dev.flint.ledger.NaiveLog;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogHashesTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final NaiveLog LOG = NaiveLog.counted(70_000);

    @TempDir
    private Path directory;

    private LogHashes filled(int size) {
        LogHashes hashes = LogHashes.open(directory, CompactRange.EMPTY);
        hashes.append(LOG.leaves().subList(0, size));
        return hashes;
    }

    private static String sha256(byte[] bytes) {
        return HEX.formatHex(Merkle.sha256(bytes));
    }

    private static byte[] tile(LogHashes hashes, String path) {
        return hashes.tile(TilePath.parse(path).orElseThrow()).orElseThrow();
    }

    @Test
    void tile_threeHundredLeaves_isTheVectors() {
        JsonNode vector = LedgerVectors.section("tlogTiles").get("size300");
        try (LogHashes hashes = filled(300)) {
            assertThat(HEX.formatHex(hashes.root(300)))
                    .isEqualTo(vector.get("root").asText());
            assertThat(tile(hashes, "tile/0/000")).hasSize(8_192);
            assertThat(sha256(tile(hashes, "tile/0/000")))
                    .isEqualTo(vector.get("tile/0/000 sha256").asText());
            assertThat(sha256(tile(hashes, "tile/0/001.p/44")))
                    .isEqualTo(vector.get("tile/0/001.p/44 sha256").asText());
            assertThat(HEX.formatHex(tile(hashes, "tile/1/000.p/1")))
                    .isEqualTo(vector.get("tile/1/000.p/1").asText());
        }
    }

    @Test
    void tile_seventyThousandLeaves_areThoseOfTheExample() {
        try (LogHashes hashes = filled(70_000)) {
            assertThat(tile(hashes, "tile/0/272")).hasSize(8_192);
            assertThat(tile(hashes, "tile/0/273.p/112")).hasSize(112 * 32);
            assertThat(tile(hashes, "tile/1/000")).hasSize(8_192);
            assertThat(tile(hashes, "tile/1/001.p/17")).hasSize(17 * 32);
            assertThat(tile(hashes, "tile/2/000.p/1")).hasSize(32);
            for (String none : List.of(
                    "tile/0/273",
                    "tile/0/273.p/113",
                    "tile/0/274.p/1",
                    "tile/1/001",
                    "tile/1/001.p/18",
                    "tile/2/000.p/2",
                    "tile/2/000",
                    "tile/3/000.p/1",
                    "tile/63/000.p/1",
                    "tile/0/x036/x028/x797/x018/x963/967",
                    "tile/entries/000")) {
                assertThat(hashes.tile(TilePath.parse(none).orElseThrow()))
                        .as(none)
                        .isEmpty();
            }
            assertThat(hashes.root(70_000)).isEqualTo(LOG.root());
            assertThat(hashes.isWhole()).isTrue();
        }
    }

    @Test
    void tile_partialOfAnEarlierSize_isTheBeginningOfTheFullOne() {
        try (LogHashes hashes = filled(600)) {
            byte[] full = tile(hashes, "tile/0/001");
            assertThat(tile(hashes, "tile/0/001.p/44")).isEqualTo(Arrays.copyOf(full, 44 * 32));
        }
    }

    @Test
    void append_inBatchesOfAnySize_givesTheSameProofs() {
        for (long seed = 0; seed < 12; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Path own = directory.resolve("seed-" + seed);
            try (LogHashes hashes = LogHashes.open(own, CompactRange.EMPTY)) {
                while (hashes.size() < 3_000) {
                    int from = (int) hashes.size();
                    hashes.append(LOG.leaves().subList(from, from + random.nextInt(1, 700)));
                    int size = random.nextInt(1, (int) hashes.size() + 1);
                    int index = random.nextInt(size);
                    NaiveLog log = LOG.first(size);
                    assertThat(hashes.root(size))
                            .as("seed %d, size %d", seed, size)
                            .isEqualTo(log.root());
                    assertThat(hashes.inclusionPath(index, size))
                            .as("seed %d, leaf %d of %d", seed, index, size)
                            .containsExactlyElementsOf(log.path(index));
                    assertThat(hashes.consistencyProof(index + 1, size))
                            .as("seed %d, %d to %d", seed, index + 1, size)
                            .containsExactlyElementsOf(log.consistency(index + 1));
                }
            }
        }
    }

    @Test
    void read_whileOneAppends_isRightAtEverySize() throws Exception {
        ExecutorService readers = Executors.newFixedThreadPool(2);
        try (LogHashes hashes = filled(1)) {
            List<Future<Integer>> running =
                    List.of(readers.submit(() -> reads(hashes, 1)), readers.submit(() -> reads(hashes, 2)));
            for (int from = 1; from < 20_000; from += 37) {
                hashes.append(LOG.leaves().subList(from, Math.min(20_000, from + 37)));
            }
            for (Future<Integer> reader : running) {
                assertThat(reader.get()).isPositive();
            }
        } finally {
            readers.shutdownNow();
        }
    }

    /** Proofs until the log is full; each must lead from the leaf to the root of its size. */
    private static int reads(LogHashes hashes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int proofs = 0;
        for (long size = hashes.size(); proofs == 0 || size < 20_000; size = hashes.size(), proofs++) {
            long index = random.nextLong(size);
            boolean right = MerkleProofs.verifyInclusion(
                    LOG.leaves().get((int) index), index, size, hashes.inclusionPath(index, size), hashes.root(size));
            if (!right) {
                throw new AssertionError("leaf " + index + " of " + size);
            }
        }
        return proofs;
    }

    @Test
    void read_beyondTheLog_isABug() {
        try (LogHashes hashes = filled(10)) {
            assertThatThrownBy(() -> hashes.root(11)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> hashes.inclusionPath(0, 11)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> hashes.consistencyProof(1, 11)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> hashes.append(List.of(new byte[31]))).isInstanceOf(IllegalArgumentException.class);
            assertThat(hashes.size()).isEqualTo(10);
        }
    }
}
