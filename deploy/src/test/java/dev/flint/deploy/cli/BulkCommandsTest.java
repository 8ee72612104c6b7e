package dev.flint.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bid.BidEncoding;
import dev.flint.deploy.house.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkCommandsTest {
    /** The samples have a sub-chain's document and a top-tier node, which not everybody may register. */
    private static final String[] SMALL = {
        "--set",
        "ledger.map-size=64MiB",
        "--set",
        "registration.operator-keys=" + Samples.anchor().toText(BidEncoding.BASE58),
        "--set",
        "vaa.agency=" + Samples.agency()
    };

    /** Documents, and those who hold codes, their nodes, and a code. */
    private static final int ENTRIES = 16;

    @TempDir
    private Path directory;

    private Path data;

    @BeforeEach
    void fill() {
        data = directory.resolve("data");
        new Served(data).close();
    }

    private Cli.Run run(String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + SMALL.length);
        System.arraycopy(SMALL, 0, all, arguments.length, SMALL.length);
        return Cli.run(all);
    }

    private String export(Path from, String... more) {
        String[] all = java.util.Arrays.copyOf(new String[] {"export", "--data", from.toString()}, 3 + more.length);
        System.arraycopy(more, 0, all, 3, more.length);
        var run = run(all);
        assertThat(run.exit()).as(run.err()).isZero();
        return run.out();
    }

    @Test
    void export_thenImport_makesTheSameLog() throws IOException {
        String operations = export(data);
        assertThat(operations.lines()).hasSize(ENTRIES);
        Path file = Files.writeString(directory.resolve("operations"), operations);
        Path other = directory.resolve("other");
        var run = run("import", file.toString(), "--data", other.toString(), "-o", "json");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.json().path("anchored").asInt()).isEqualTo(ENTRIES);
        assertThat(export(other)).isEqualTo(operations);
        var again = run("import", file.toString(), "--data", other.toString(), "-o", "json");
        assertThat(again.json().path("alreadyThere").asInt()).isEqualTo(ENTRIES);
        assertThat(again.json().path("anchored").asInt()).isZero();
        assertThat(export(other, "--from", "2", "--to", "4").lines())
                .containsExactlyElementsOf(operations.lines().skip(2).limit(2).toList());
    }

    @Test
    void import_compressed_isRecognised() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(export(data).getBytes(StandardCharsets.UTF_8));
        }
        Path file = Files.write(directory.resolve("operations.gz"), bytes.toByteArray());
        var run =
                run("import", file.toString(), "--data", directory.resolve("o").toString(), "-o", "json");
        assertThat(run.json().path("anchored").asInt()).as(run.err()).isEqualTo(ENTRIES);
        var exported = run("export", "--data", data.toString(), "--gzip", "--out", directory + "/e.gz");
        assertThat(exported.exit()).isZero();
        assertThat(Files.readAllBytes(directory.resolve("e.gz"))).startsWith(0x1f, 0x8b);
        assertThat(run("export", "--data", data.toString(), "--out", directory + "/e.gz")
                        .exit())
                .isEqualTo(10);
    }

    @Test
    void import_withState_goesOnWhereItStopped() throws IOException {
        var lines = export(data).lines().toList();
        Path other = directory.resolve("other");
        Path state = directory.resolve("state");
        Path file = directory.resolve("operations");
        Files.writeString(file, String.join("\n", lines.subList(0, 3)) + "\n");
        run("import", file.toString(), "--data", other.toString(), "--state", state.toString());
        assertThat(Files.readString(state)).isEqualTo("{\"line\":3,\"entries\":3}\n");
        Files.writeString(file, String.join("\n", lines) + "\n");
        var run = run("import", file.toString(), "--data", other.toString(), "--state", state.toString(), "-o", "json");
        assertThat(run.json().path("anchored").asInt()).isEqualTo(ENTRIES - 3);
        assertThat(run.json().path("alreadyThere").asInt()).isZero();
        Path third = directory.resolve("third");
        var stale = run("import", file.toString(), "--data", third.toString(), "--state", state.toString());
        assertThat(stale.exit()).as("the state is about another ledger").isEqualTo(10);
        assertThat(stale.err()).contains("another ledger");
        Files.writeString(state, "nonsense");
        assertThat(run("import", file.toString(), "--data", other.toString(), "--state", state.toString())
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void import_badLines_areReportedAndTheRestIsDone() throws IOException {
        String operations = "{}\n" + export(data) + "\"not ended\n\n";
        Path file = Files.writeString(directory.resolve("operations"), operations);
        Path errors = directory.resolve("errors");
        var run = run(
                "import", file.toString(), "--data", directory.resolve("o").toString(), "--errors", errors.toString());
        assertThat(run.exit()).isEqualTo(11);
        assertThat(run.out()).startsWith(ENTRIES + " anchored, 0 there before, 3 refused");
        assertThat(Files.readAllLines(errors))
                .hasSize(3)
                .allMatch(line -> line.contains("\"code\":\"malformed-operation\""))
                .first()
                .asString()
                .startsWith("{\"line\":1,");
    }

    @Test
    void import_dryRun_leavesNothing() throws IOException {
        Path file = Files.writeString(directory.resolve("operations"), export(data));
        var run =
                run("import", file.toString(), "--data", directory.resolve("o").toString(), "--dry-run");
        assertThat(run.out()).isEqualTo(ENTRIES + " lines\n");
        assertThat(directory.resolve("o")).doesNotExist();
        assertThat(run("import", directory + "/none", "--data", data.toString()).exit())
                .isEqualTo(3);
    }

    @Test
    void backup_whileTheServerRuns_restores() {
        try (var served = new Served(data)) {
            assertThat(served.run("ledger", "head").exit()).isZero();
            var run = run("backup", "--data", data.toString(), "--out", directory + "/backup", "--with-key");
            assertThat(run.exit()).as(run.err()).isZero();
        }
        Path other = directory.resolve("other");
        var restored = run("restore", "--from", directory + "/backup", "--data", other.toString());
        assertThat(restored.exit()).as(restored.err()).isZero();
        assertThat(restored.out()).isEqualTo("verified: 16 blocks, 16 entries\n");
        assertThat(export(other)).isEqualTo(export(data));
        assertThat(run("restore", "--from", directory + "/backup", "--data", other.toString())
                        .exit())
                .isEqualTo(10);
        assertThat(run("restore", "--from", directory + "/backup", "--data", other.toString(), "--force")
                        .exit())
                .isZero();
        assertThat(other.resolve("main.before-restore")).exists();
    }

    @Test
    void import_linesWithReturns_areTheSameOperations() throws IOException {
        String operations = export(data);
        Path file = Files.writeString(directory.resolve("operations"), operations.replace("\n", "\r\n"));
        Path other = directory.resolve("other");
        assertThat(run("import", file.toString(), "--data", other.toString()).exit())
                .isZero();
        assertThat(export(other)).isEqualTo(operations);
    }

    @Test
    void import_ledgerThatIsOpen_saysSo() throws IOException {
        Path file = Files.writeString(directory.resolve("operations"), export(data));
        try (var served = new Served(data)) {
            assertThat(served.url()).isNotEmpty();
            var run = run("import", file.toString(), "--data", data.toString());
            assertThat(run.exit()).isEqualTo(10);
            assertThat(run.err()).contains("in use");
        }
    }

    @Test
    void restore_overALedgerThatIsOpen_isRefused() {
        try (var served = new Served(data)) {
            run("backup", "--data", data.toString(), "--out", directory + "/backup", "--with-key");
            var run = run("restore", "--from", directory + "/backup", "--data", data.toString(), "--force");
            assertThat(run.exit()).isEqualTo(10);
            assertThat(data.resolve("main.restoring")).doesNotExist();
            assertThat(served.run("ledger", "head").exit()).isZero();
        }
    }

    @Test
    void restore_withoutKeyOrAltered_changesNothing() throws IOException {
        run("backup", "--data", data.toString(), "--out", directory + "/backup");
        Path other = directory.resolve("other");
        assertThat(run("restore", "--from", directory + "/backup", "--data", other.toString())
                        .exit())
                .isEqualTo(2);
        Path manifest = directory.resolve("backup/manifest");
        String text = Files.readString(manifest);
        Files.writeString(manifest, (text.charAt(0) == '0' ? "1" : "0") + text.substring(1));
        var run = run(
                "restore",
                "--from",
                directory + "/backup",
                "--key",
                data + "/main/signing.key",
                "--data",
                other.toString());
        assertThat(run.exit()).isEqualTo(8);
        assertThat(other.resolve("main")).doesNotExist();
        assertThat(run("backup", "--data", other.toString(), "--out", directory + "/b")
                        .exit())
                .isEqualTo(3);
    }
}
