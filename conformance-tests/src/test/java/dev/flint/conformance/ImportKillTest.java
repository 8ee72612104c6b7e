package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import that is killed again and again, and one that is not. */
class ImportKillTest {
    private static final int OPERATIONS = Integer.getInteger("flint.import.operations", 6_000);
    private static final int KILLS = 4;
    private static final long POLL_MILLIS = 5;

    @TempDir
    private Path directory;

    private Process start(Path operations, Path data) throws IOException {
        List<String> command =
                new ArrayList<>(ServeProcess.command(data, "--unused").command());
        int main = command.indexOf("dev.flint.deploy.Main");
        command.subList(main + 1, command.size()).clear();
        command.addAll(List.of(
                "import",
                operations.toString(),
                "--data",
                data.toString(),
                "--state",
                directory.resolve("state").toString(),
                "--set",
                "ledger.map-size=64GiB"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("import.log").toFile())
                .start();
    }

    private String export(Path data) {
        var run = Cli.run("export", "--data", data.toString(), "--set", "ledger.map-size=64GiB");
        assertThat(run.exit()).as(run.err()).isZero();
        return run.out();
    }

    @Test
    void import_killedAndResumed_makesTheSameLogAsOneThatIsNot() throws Exception {
        Path operations = directory.resolve("operations");
        Population.write(operations, OPERATIONS);
        var random = new SplittableRandom(OPERATIONS);
        Path killed = directory.resolve("killed");
        int kills = 0;
        for (int round = 0; round < KILLS; round++) {
            var process = start(operations, killed);
            if (round == 0) {
                awaitBlock(process, killed);
            }
            int millis = round == 0 ? random.nextInt(300) : random.nextInt(900, 2_500);
            boolean ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
            kills += ended ? 0 : 1;
            process.destroyForcibly().waitFor();
            if (round == 1) {
                assertBackupRestores(killed);
            }
        }
        var last = start(operations, killed);
        assertThat(last.waitFor())
                .as(Files.readString(directory.resolve("import.log")))
                .isZero();
        assertThat(kills).isPositive();
        assertThat(export(killed)).isEqualTo(Files.readString(operations));
        assertThat(roots(killed)).isEqualTo(roots(uninterrupted(operations)));
        var fsck = Cli.run("ledger", "fsck", "--data", killed.toString(), "--set", "ledger.map-size=64GiB");
        assertThat(fsck.exit()).as(fsck.text()).isZero();
    }

    /** However slow the machine: of a log without a block there is no backup. */
    private static void awaitBlock(Process importing, Path data) throws InterruptedException {
        var checkpoint = data.resolve("main").resolve("checkpoint").toFile();
        while (importing.isAlive() && checkpoint.length() == 0) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    private Path uninterrupted(Path operations) {
        Path data = directory.resolve("uninterrupted");
        var run = Cli.run("import", operations.toString(), "--data", data.toString(), "--set", "ledger.map-size=64GiB");
        assertThat(run.exit()).as(run.text()).isZero();
        return data;
    }

    /** Of the entries and of the state: neither depends on where blocks ended. */
    private static List<String> roots(Path data) {
        var run = Cli.run("ledger", "stats", "-o", "json", "--data", data.toString(), "--set", "ledger.map-size=64GiB");
        var json = Client.json(run.out());
        assertThat(json.path("entries").asInt()).isEqualTo(OPERATIONS);
        return List.of(json.path("txRoot").asText(), json.path("stateRoot").asText());
    }

    private void assertBackupRestores(Path data) {
        var backup = Cli.run("backup", "--data", data.toString(), "--out", directory + "/backup", "--with-key");
        assertThat(backup.exit()).as(backup.text()).isZero();
        var restore = Cli.run("restore", "--from", directory + "/backup", "--data", directory + "/restored");
        assertThat(restore.exit()).as(restore.text()).isZero();
    }
}
