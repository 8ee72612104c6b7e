package dev.flint.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerCommandsTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void fill() {
        new Served(directory).close();
    }

    @Test
    void head_ofADirectory_isASignedNote() {
        var run = head();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("flint.example/main/headers\n16\n").contains("\n— flint.example");
    }

    @Test
    void head_ofAServer_isTheSame() {
        String before = head().out();
        try (var served = new Served(directory)) {
            assertThat(served.run("ledger", "head").out()).isEqualTo(before);
        }
    }

    @Test
    void head_json_hasTheNumbers() {
        var json = Cli.run("ledger", "head", "--data", directory.toString(), "-o", "json")
                .json();
        assertThat(json.path("origin").asText()).isEqualTo("flint.example/main/headers");
        assertThat(json.path("size").asInt()).isEqualTo(16);
        assertThat(json.path("rootHash").asText()).hasSize(44);
    }

    @Test
    void head_noLedger_isNotFound() {
        assertThat(Cli.run("ledger", "head", "--data", directory + "/none").exit())
                .isEqualTo(3);
    }

    @Test
    void head_alteredCheckpoint_doesNotVerify() throws IOException {
        Path checkpoint = directory.resolve("main/checkpoint");
        Files.writeString(checkpoint, Files.readString(checkpoint).replaceFirst("\n16\n", "\n17\n"));
        var run = head();
        assertThat(run.exit()).isEqualTo(8);
        assertThat(run.out()).isEmpty();
        Files.writeString(checkpoint, "nothing");
        assertThat(head().exit()).isEqualTo(8);
    }

    @Test
    void head_answersOfOtherServers_areNotTakenForCheckpoints() {
        try (var stub = new StubServer(404, "{}")) {
            assertThat(Cli.run("ledger", "head", "--server", stub.url()).exit()).isEqualTo(3);
        }
        try (var stub = new StubServer(200, "<html>")) {
            assertThat(Cli.run("ledger", "head", "--server", stub.url()).exit()).isEqualTo(8);
        }
        assertThat(Cli.run("ledger", "head", "--server", "http://127.0.0.1:1").exit())
                .isEqualTo(7);
    }

    @Test
    void range_someEntries_areShownWithTheirHashes() {
        var lines = Cli.run("ledger", "range", "2", "5", "--data", directory.toString())
                .out()
                .lines()
                .toList();
        assertThat(lines).hasSize(3).allMatch(line -> line.contains("\"operation\":\"{"));
        assertThat(lines.get(0)).startsWith("{\"position\":2,\"txId\":\"");
        var one = Cli.run("ledger", "range", "7", "--brief", "--data", directory.toString());
        assertThat(one.json().path("length").asInt()).isPositive();
        assertThat(one.json().has("operation")).isFalse();
        assertThat(Cli.run("ledger", "range", "16", "--data", directory.toString())
                        .exit())
                .isEqualTo(3);
        assertThat(Cli.run("ledger", "range", "5", "2", "--data", directory.toString())
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void stats_ofALedger_areItsNumbers() {
        var json = Cli.run("ledger", "stats", "--data", directory.toString(), "-o", "json")
                .json();
        assertThat(json.path("blocks").asInt()).isEqualTo(16);
        assertThat(json.path("entries").asInt()).isEqualTo(16);
        assertThat(json.path("logBytes").asInt()).isPositive();
        assertThat(Cli.run("ledger", "stats", "--data", directory + "/none").exit())
                .isEqualTo(3);
    }

    @Test
    void fsck_repairIndex_derivesItAnew() throws IOException {
        try (var all = Files.walk(directory.resolve("main/index"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        assertThat(fsck().exit()).isEqualTo(8);
        assertThat(Cli.run("ledger", "fsck", "--repair-index", "--data", directory.toString())
                        .exit())
                .isZero();
        assertThat(fsck().exit()).isZero();
    }

    @Test
    void fsck_wholeLedger_isClean() {
        var run = fsck();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo("clean: 16 blocks, 16 entries, 16 records\n");
    }

    @Test
    void fsck_json_isASummary() {
        var run = fsck("-o", "json");
        assertThat(run.json().path("clean").asBoolean()).isTrue();
        assertThat(run.json().path("blocks").asInt()).isEqualTo(16);
    }

    @Test
    void fsck_alteredByte_isNamed() throws IOException {
        Path segment;
        try (var files = Files.walk(directory.resolve("main/wal"))) {
            segment = files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        try (var file = new RandomAccessFile(segment.toFile(), "rw")) {
            file.seek(700);
            int octet = file.read();
            file.seek(700);
            file.write(octet ^ 1);
        }
        var run = fsck();
        assertThat(run.exit()).isEqualTo(8);
        assertThat(run.out() + run.err()).contains(segment.getFileName().toString(), " at byte ");
    }

    @Test
    void fsck_rebuild_bringsTheIndexBack() throws IOException {
        DoctorCommand.delete(directory.resolve("main/index"));
        assertThat(fsck().exit()).isEqualTo(8);
        assertThat(fsck("--rebuild-index").exit()).isZero();
        assertThat(fsck().exit()).isZero();
    }

    @Test
    void fsck_noLedger_isNotFoundAndMakesNone() {
        Path none = directory.resolve("none");
        var run = Cli.run("ledger", "fsck", "--data", none.toString());
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).isEqualTo("flint: no ledger in " + none + "\n");
        assertThat(none).doesNotExist();
    }

    @Test
    void fsck_withoutKey_saysSoAndDrawsNone() throws IOException {
        Path key = directory.resolve("main/signing.key");
        Files.delete(key);
        var run = fsck();
        assertThat(run.exit()).isEqualTo(8);
        assertThat(run.out()).startsWith("KEY_FILE signing.key: missing");
        assertThat(key).doesNotExist();
    }

    @Test
    void fsck_openLedger_isAConflict() {
        try (var served = new Served(directory)) {
            assertThat(served.url()).isNotEmpty();
            assertThat(fsck().exit()).isEqualTo(10);
        }
    }

    private Cli.Run head() {
        return Cli.run("ledger", "head", "--data", directory.toString());
    }

    private Cli.Run fsck(String... more) {
        var arguments = new ArrayList<>(
                List.of("ledger", "fsck", "--data", directory.toString(), "--set", "ledger.map-size=64MiB"));
        arguments.addAll(List.of(more));
        return Cli.run(arguments.toArray(String[]::new));
    }
}
