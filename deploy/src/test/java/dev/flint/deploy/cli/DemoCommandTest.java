package dev.flint.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoCommandTest {
    @Test
    void demo_endsWithOkAndLeavesNothingBehind() throws IOException {
        var before = leftovers();
        var run = Cli.run("demo");
        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.out()).endsWith("DEMO OK\n").contains("sample: registered", "create (SM2, sub-chain by01)");
        assertThat(run.err()).isEmpty();
        assertThat(leftovers()).isEqualTo(before);
    }

    @Test
    void demo_json_isOneRowPerCheck() {
        var run = Cli.run("demo", "-o", "json");
        assertThat(run.exit()).isZero();
        int last = run.lines().size() - 1;
        assertThat(run.json(last).path("checks").asInt()).isEqualTo(last);
        for (int i = 0; i < last; i++) {
            assertThat(run.json(i).path("ok").asBoolean()).isTrue();
            assertThat(run.json(i).path("ms").isNumber()).isTrue();
        }
    }

    @Test
    void table_oneWrongRow_failsTheDemo() {
        var out = new ByteArrayOutputStream();
        var table = new DemoTable(new PrintStream(out, true, StandardCharsets.UTF_8), false);
        table.row("did:x:y", "right", 200, 1, "");
        table.row("did:x:" + "y".repeat(60), "wrong", 500, 1, "expected 200");
        assertThat(table.end()).isFalse();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("<-- expected 200", "yyy…", "2 checks, 1 wrong")
                .endsWith("DEMO FAILED\n");
    }

    @Test
    void table_noRows_failsTheDemo() {
        var out = new ByteArrayOutputStream();
        assertThat(new DemoTable(new PrintStream(out, true, StandardCharsets.UTF_8), true).end())
                .isFalse();
    }

    private static Set<Path> leftovers() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("flint-demo"))
                    .collect(Collectors.toSet());
        }
    }
}
