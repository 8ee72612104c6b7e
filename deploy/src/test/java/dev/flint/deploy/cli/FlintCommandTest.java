package dev.flint.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FlintCommandTest {
    @Test
    void help_onEveryLevel_goesToStandardOutputWithAnExample() {
        for (var path : paths()) {
            path.add("--help");
            var run = Cli.run(path.toArray(String[]::new));
            assertThat(run.exit()).as("%s", path).isZero();
            assertThat(run.out()).as("%s", path).contains("Usage: flint", "Example:");
            assertThat(run.err()).as("%s", path).isEmpty();
        }
    }

    @Test
    void version_onEveryLevel_isTheSame() {
        for (var path : paths()) {
            path.add("-V");
            assertThat(Cli.run(path.toArray(String[]::new)).out())
                    .as("%s", path)
                    .startsWith("flint ");
        }
    }

    @Test
    void verbose_onEveryLevel_isKnown() {
        for (var path : paths()) {
            path.addAll(List.of("-v", "--help"));
            assertThat(Cli.run(path.toArray(String[]::new)).exit())
                    .as("%s", path)
                    .isZero();
        }
    }

    @Test
    void noCommand_isMisuse() {
        var run = Cli.run();
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("flint: which command?");
    }

    @Test
    void unknownCommand_isMisuseWithASuggestion() {
        var run = Cli.run("pars");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("Did you mean", "flint parse").doesNotContain("Usage");
    }

    @Test
    void unknownOption_isMisuseAndPointsToTheCommandsHelp() {
        var run = Cli.run("bid", "keygen", "--tpye", "sm2");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("'--tpye'", "Try 'flint bid keygen --help'.");
    }

    @Test
    void argumentWithAnAtSign_isNoFileOfArguments() {
        assertThat(Cli.run("parse", "-o", "json", "@/etc/hostname")
                        .json()
                        .path("input")
                        .asText())
                .isEqualTo("@/etc/hostname");
    }

    @Test
    void failure_isOneLine() {
        var run = Cli.run("resolve", "--server", "http://127.0.0.1:1", "did:bid:by01");
        assertThat(run.exit()).isEqualTo(7);
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void failure_verbose_showsWhereItCameFrom() {
        var run = Cli.run("config", "show", "-v", "--set", "nothing.here=1");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("CommandFailure", "unknown key nothing.here");
    }

    @Test
    void version_json_names() {
        var run = Cli.run("version", "-o", "json");
        assertThat(run.exit()).isZero();
        assertThat(run.json().path("name").asText()).isEqualTo("flint");
        assertThat(run.json().path("version").asText()).isNotEmpty();
    }

    @Test
    void completion_isAScriptForBothShells() {
        assertThat(Cli.run("completion", "bash").out()).contains("complete -F", "bashcompinit");
        assertThat(Cli.run("completion", "zsh").exit()).isZero();
        assertThat(Cli.run("completion", "fish").exit()).isEqualTo(2);
    }

    @Test
    void completion_knowsTheCommands() {
        assertThat(Cli.run("completion").out()).contains("keygen", "fsck", "--rebuild-index");
    }

    @Test
    void environment_isReadThroughTheTerminal() {
        var run = Cli.run(
                new ByteArrayInputStream(new byte[0]),
                Map.of("FLINT_CACHE_SIZE", "7MiB"),
                Instant::now,
                "config",
                "show",
                "-o",
                "json");
        assertThat(run.out())
                .contains("{\"key\":\"cache.size\",\"value\":\"7MiB\",\"source\":\"environment\","
                        + "\"where\":\"FLINT_CACHE_SIZE\"}");
    }

    /** Every command, from the root on. */
    private static List<List<String>> paths() {
        var paths = new ArrayList<List<String>>();
        collect(FlintCommand.commandLine(Terminal.ofProcess()), List.of(), paths);
        assertThat(paths).hasSizeGreaterThan(19);
        return paths;
    }

    private static void collect(CommandLine line, List<String> path, List<List<String>> paths) {
        paths.add(new ArrayList<>(path));
        line.getSubcommands().forEach((name, command) -> {
            if (!name.equals("help")) {
                var longer = new ArrayList<>(path);
                longer.add(name);
                collect(command, longer, paths);
            }
        });
    }
}
