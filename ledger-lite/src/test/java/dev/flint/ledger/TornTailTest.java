package dev.flint.ledger;

import static dev.flint.ledger.Chains.commit;
import static dev.flint.ledger.Chains.latest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flint.ledger.TestRule.Reason;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The last block, cut off and wiped from each of its bytes on, before anything else knew of it. */
class TornTailTest {
    @TempDir
    private Path directory;

    private Path before;
    private byte[] logAfter;
    private int start;
    private int end;
    private Head headBefore;

    @BeforeEach
    void writeTwoBlocksAndRememberTheFirst() throws IOException {
        Path live = directory.resolve("live");
        before = directory.resolve("before");
        try (Chain<TestEntry, Reason> chain = Chains.open(live)) {
            commit(chain, "a", "one", 10);
            headBefore = chain.head();
            start = (int) chain.status().walBytes();
            Chains.copy(live, before);
            commit(chain, "a", "two", 20);
            end = (int) chain.status().walBytes();
        }
        logAfter = Files.readAllBytes(Chains.onlySegment(live));
    }

    private void writeLog(byte[] bytes) throws IOException {
        Files.write(Chains.onlySegment(before), bytes);
    }

    private void assertFirstBlockStands(String description, int offset) {
        try (Chain<TestEntry, Reason> chain = Chains.open(before)) {
            assertThat(chain.head()).as(description, offset).isEqualTo(headBefore);
            assertThat(latest(chain, "a")).as(description, offset).isEqualTo("one");
        }
        assertThat(Chains.fsck(before).findings()).as(description, offset).isEmpty();
    }

    @Test
    void open_wipedFromAnyByteOn_isTheBlockBefore() throws IOException {
        for (int offset = start; offset < end; offset++) {
            byte[] wiped = logAfter.clone();
            java.util.Arrays.fill(wiped, offset, wiped.length, (byte) 0);
            writeLog(wiped);
            if (offset == end - 1 && logAfter[end - 1] == 0) {
                continue; // nothing was lost
            }
            assertFirstBlockStands("wiped from %d", offset);
        }
    }

    @Test
    void open_truncatedAtAnyByte_isTheBlockBefore() throws IOException {
        for (int offset = start; offset < end; offset++) {
            writeLog(java.util.Arrays.copyOf(logAfter, offset));
            assertFirstBlockStands("truncated at %d", offset);
        }
    }

    @Test
    void open_hole_isTheBlockBefore() throws IOException {
        for (int offset = start; offset + 32 < end; offset += 16) {
            byte[] holed = logAfter.clone();
            java.util.Arrays.fill(holed, offset, offset + 32, (byte) 0);
            if (java.util.Arrays.equals(holed, logAfter)) {
                continue; // zeros already
            }
            writeLog(holed);
            assertFirstBlockStands("hole at %d", offset);
        }
    }

    @Test
    void open_wholeBlockBeyondIndexAndCheckpoint_isTaken() throws IOException {
        writeLog(logAfter);
        try (Chain<TestEntry, Reason> chain = Chains.open(before)) {
            assertThat(chain.head().height()).isEqualTo(1);
            assertThat(latest(chain, "a")).isEqualTo("two");
        }
        assertThat(Chains.fsck(before).clean()).isTrue();
    }

    @Test
    void open_afterCut_writesOn() throws IOException {
        writeLog(java.util.Arrays.copyOf(logAfter, end - 1));
        try (Chain<TestEntry, Reason> chain = Chains.open(before)) {
            commit(chain, "a", "three", 30);
        }
        try (Chain<TestEntry, Reason> chain = Chains.open(before)) {
            assertThat(latest(chain, "a")).isEqualTo("three");
        }
        assertThat(Chains.fsck(before).clean()).isTrue();
    }

    @Test
    void fsck_tornTail_isFoundAndLeftAlone() throws IOException {
        byte[] torn = logAfter.clone();
        torn[end - 3] ^= 1;
        writeLog(torn);
        assertThat(Chains.fsck(before).findings())
                .extracting(FsckReport.Finding::kind)
                .containsExactly(FsckReport.Kind.LOG_TAIL);
        assertThat(Files.readAllBytes(Chains.onlySegment(before))).isEqualTo(torn);
    }

    @Test
    void open_lastBlockAlteredAndCheckpointKnowsIt_isDamage() throws IOException {
        Path live = directory.resolve("live");
        Chains.flip(Chains.onlySegment(live), end - 3);
        assertThatThrownBy(() -> Chains.open(live))
                .isInstanceOf(LedgerDamagedException.class)
                .hasMessageContaining(".wal");
    }

    @Test
    void open_lastBlockAlteredAndOnlyTheIndexKnowsIt_isDamage() throws IOException {
        Path live = directory.resolve("live");
        Files.delete(live.resolve(CheckpointFile.NAME));
        Chains.flip(Chains.onlySegment(live), end - 3);
        assertThatThrownBy(() -> Chains.open(live))
                .isInstanceOf(LedgerDamagedException.class)
                .hasMessageContaining("the index knows");
    }

    @Test
    void open_lastBlockWipedAndCheckpointKnowsIt_isDamage() throws IOException {
        Path live = directory.resolve("live");
        try (RandomAccessFile log =
                new RandomAccessFile(Chains.onlySegment(live).toFile(), "rw")) {
            log.seek(start);
            log.write(new byte[end - start]);
        }
        assertThatThrownBy(() -> Chains.open(live)).isInstanceOf(LedgerDamagedException.class);
    }

    @Test
    void open_segmentMissing_isDamage() throws IOException {
        Path live = directory.resolve("live");
        Files.delete(Chains.onlySegment(live));
        assertThatThrownBy(() -> Chains.open(live)).isInstanceOf(LedgerDamagedException.class);
    }

    @Test
    void open_twoBlocksBackAlteredWithoutAnyMark_isDamage() throws IOException {
        Path live = directory.resolve("live");
        Files.delete(live.resolve(CheckpointFile.NAME));
        new IndexFiles(live.resolve(IndexFiles.DIRECTORY)).drop();
        Chains.flip(Chains.onlySegment(live), SegmentHeader.BYTES + 20);
        assertThatThrownBy(() -> Chains.open(live))
                .isInstanceOf(LedgerDamagedException.class)
                .hasMessageContaining("a later block follows");
    }
}
