package dev.flint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexFilesTest {
    @TempDir
    private Path directory;

    private IndexFiles files;

    @BeforeEach
    void writeThreeAndAHalfChunks() throws IOException {
        files = new IndexFiles(directory.resolve("index"));
        files.markDirty("boot-1");
        Files.write(files.data(), new byte[3 * IndexFiles.CHUNK_BYTES + 100]);
    }

    @Test
    void markDirty_namesTheBoot() throws IOException {
        assertThat(files.dirtyBootId()).contains("boot-1");
        assertThat(files.chunksThatDiffer()).containsExactly(-1L);
    }

    @Test
    void markClean_untouched_differsNowhere() throws IOException {
        files.markClean();
        assertThat(files.dirtyBootId()).isEmpty();
        assertThat(files.chunksThatDiffer()).isEmpty();
    }

    @Test
    void chunksThatDiffer_alteredByte_isItsChunk() throws IOException {
        files.markClean();
        Chains.flip(files.data(), 2L * IndexFiles.CHUNK_BYTES + 5);
        Chains.flip(files.data(), 3L * IndexFiles.CHUNK_BYTES + 5);
        assertThat(files.chunksThatDiffer()).containsExactly(2L * IndexFiles.CHUNK_BYTES, 3L * IndexFiles.CHUNK_BYTES);
    }

    @Test
    void chunksThatDiffer_longerOrShorter_isFound() throws IOException {
        files.markClean();
        Files.write(files.data(), new byte[3 * IndexFiles.CHUNK_BYTES + 99]);
        assertThat(files.chunksThatDiffer()).isNotEmpty();
        Files.write(files.data(), new byte[5 * IndexFiles.CHUNK_BYTES]);
        assertThat(files.chunksThatDiffer()).isNotEmpty();
        Files.write(files.data(), new byte[0]);
        assertThat(files.chunksThatDiffer()).isNotEmpty();
    }

    @Test
    void markDirty_afterClean_takesTheManifestAway() throws IOException {
        files.markClean();
        files.markDirty("boot-2");
        assertThat(files.dirtyBootId()).contains("boot-2");
        assertThat(files.chunksThatDiffer()).containsExactly(-1L);
    }

    @Test
    void drop_leavesNothing() throws IOException {
        files.drop();
        assertThat(files.exists()).isFalse();
        assertThat(files.directory()).doesNotExist();
        files.drop();
    }
}
