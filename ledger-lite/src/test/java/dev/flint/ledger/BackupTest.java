package dev.flint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flint.ledger.TestRule.Reason;
import dev.flint.ledger.merkle.Merkle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    @TempDir
    private Path directory;

    private ChainSettings live() {
        return Chains.settings(directory.resolve("live"));
    }

    private void assertRestores(Path backup, Backup.Taken taken) {
        Path at = directory.resolve("restored-" + backup.getFileName());
        FsckReport report = Backup.restore(backup, Chains.settings(at), new TestRule());
        assertThat(report.findings()).isEmpty();
        assertThat(report.blocks()).isEqualTo(taken.blocks());
        assertThat(report.entries()).isEqualTo(taken.entries());
    }

    @Test
    void take_ofAClosedChain_restoresToTheSame() {
        Head head;
        try (Chain<TestEntry, Reason> chain = Chains.open(live())) {
            for (int i = 0; i < 100; i++) {
                Chains.commit(chain, "k" + i % 30, "r" + i, i + 1);
            }
            head = chain.head();
        }
        Backup.Taken taken = Backup.take(live(), directory.resolve("backup"));
        assertThat(taken).isEqualTo(new Backup.Taken(100, 100));
        assertRestores(directory.resolve("backup"), taken);
        try (Chain<TestEntry, Reason> chain = Chains.open(Chains.settings(directory.resolve("restored-backup")))) {
            assertThat(chain.head()).usingRecursiveComparison().isEqualTo(head);
            assertThat(Chains.latest(chain, "k7")).isEqualTo("r97");
        }
    }

    @Test
    void take_whileTheChainIsWritten_restoresToWhatTheCheckpointSaid() throws InterruptedException {
        try (Chain<TestEntry, Reason> chain = Chains.open(live())) {
            Chains.commit(chain, "first", "one", 1);
            var done = new AtomicBoolean();
            var writing = new Thread(() -> {
                for (int i = 0; !done.get(); i++) {
                    Chains.commit(chain, "k" + i, "r", 1);
                }
            });
            writing.start();
            for (int i = 0; i < 10; i++) {
                Path backup = directory.resolve("backup" + i);
                assertRestores(backup, Backup.take(live(), backup));
            }
            done.set(true);
            writing.join();
        }
    }

    @Test
    void restore_anyFileAltered_isNamed() throws IOException {
        try (Chain<TestEntry, Reason> chain = Chains.open(live())) {
            for (int i = 0; i < 40; i++) {
                Chains.commit(chain, "k" + i, "r" + i, 1);
            }
        }
        Path backup = directory.resolve("backup");
        Backup.take(live(), backup);
        List<Path> files;
        try (var all = Files.walk(backup)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        assertThat(files).hasSizeGreaterThan(3);
        for (Path file : files) {
            Chains.flip(file, Files.size(file) / 2);
            Path at = directory.resolve("damaged-" + file.getFileName());
            assertThatThrownBy(() -> Backup.restore(backup, Chains.settings(at), new TestRule()))
                    .isInstanceOf(LedgerDamagedException.class)
                    .hasMessageContaining(file.getFileName().toString());
            Chains.flip(file, Files.size(file) / 2);
        }
    }

    @Test
    void restore_manifestThatLeadsElsewhere_isRefused() throws IOException {
        try (Chain<TestEntry, Reason> chain = Chains.open(live())) {
            Chains.commit(chain, "a", "b", 1);
        }
        Path backup = directory.resolve("backup");
        Backup.take(live(), backup);
        Files.writeString(directory.resolve("payload"), "x");
        String hash = HexFormat.of().formatHex(Merkle.sha256(TestEntry.text("x")));
        for (String line : List.of(hash + "  wal/../../payload", hash + "  ../payload", "short", hash + "  ")) {
            String lines = line + "\n";
            String seal = HexFormat.of().formatHex(Merkle.sha256(TestEntry.text(lines)));
            Files.writeString(backup.resolve(Backup.MANIFEST), lines + seal + "\n");
            assertThatThrownBy(() -> Backup.restore(
                            backup, Chains.settings(directory.resolve("at/" + line.length())), new TestRule()))
                    .isInstanceOf(LedgerDamagedException.class)
                    .hasMessageContaining("names no file");
        }
        Files.delete(backup.resolve(Backup.MANIFEST));
        assertThatThrownBy(() -> Backup.restore(backup, Chains.settings(directory.resolve("none")), new TestRule()))
                .hasMessageContaining("no manifest");
    }

    @Test
    void take_targetThatIsThere_isLeftAlone() {
        try (Chain<TestEntry, Reason> chain = Chains.open(live())) {
            Chains.commit(chain, "a", "b", 1);
        }
        assertThatThrownBy(() -> Backup.take(live(), directory)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> Backup.take(Chains.settings(directory.resolve("none")), directory.resolve("x")))
                .isInstanceOf(LedgerDamagedException.class);
    }
}
