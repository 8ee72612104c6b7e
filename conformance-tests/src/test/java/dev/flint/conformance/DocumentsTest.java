package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.flint.deploy.config.ConfigDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the documents tell to type works: every block tagged {@code sh} in README.md and in deploy is run in the root of
 * the repository, after the jar is built, with its own port and its own data, or it is excused here.
 */
class DocumentsTest {
    /** From the text of a block to the reason why it is not run here. */
    private static final Map<String, String> EXCUSED = Map.of(
            "mvn -B -ntp verify", "this test is a part of it",
            "mvn -B -ntp -DskipTests package && java -jar deploy/target/flint.jar demo", ".ci/run runs it");

    private static final SourceTree HOUSE = SourceTree.read(SourceTree.repository());

    @TempDir
    private Path root;

    @TempDir
    private Path scratch;

    static Stream<ShellBlock> blocks() {
        return HOUSE.files().stream()
                .filter(DocumentsTest::isDocument)
                .flatMap(document -> ShellBlock.in(document).stream());
    }

    static List<ShellBlock> blocksToRun() {
        // JUnit wants at least one; without documents it is one that does nothing.
        List<ShellBlock> run =
                blocks().filter(block -> !EXCUSED.containsKey(block.text())).toList();
        return run.isEmpty() ? List.of(new ShellBlock("no document has a block", "true")) : run;
    }

    @ParameterizedTest
    @MethodSource("blocksToRun")
    void document_block_runs(ShellBlock block) throws IOException, InterruptedException {
        ShellRun run = ShellRun.of(block, HOUSE.root(), scratch);
        assertThat(run.exit()).as(run.output()).isZero();
    }

    @Test
    void excuses_all_areNeeded() {
        assumeThat(HOUSE.exists(Path.of("README.md"))).isTrue();
        assertThat(blocks().map(ShellBlock::text)).containsAll(EXCUSED.keySet());
    }

    @Test
    void configurationPage_inTheTree_isWhatTheProgramWrites() throws IOException {
        Path written = HOUSE.root().resolve("conformance-tests/target/configuration.md");
        Files.writeString(written, ConfigDocument.page());
        assertThat(HOUSE.root().resolve("deploy/configuration.md"))
                .as("copy conformance-tests/target/configuration.md to deploy")
                .hasSameTextualContentAs(written);
    }

    @Test
    void blocks_ofADocument_areThoseTaggedSh() {
        var document = new SourceFile(
                Path.of("README.md"),
                List.of("# A", "```sh", "one", "two", "```", "```json", "{}", "```", "text", "```sh", "three", "```"));
        assertThat(ShellBlock.in(document))
                .containsExactly(
                        new ShellBlock("README.md line 3", "one\ntwo"), new ShellBlock("README.md line 11", "three"));
    }

    @Test
    void planted_serverAndRequest_runsAndSeesTheAnswer() throws IOException, InterruptedException {
        ShellRun run = runPlanted("""
                java -jar deploy/target/flint.jar serve
                answer=$(curl http://127.0.0.1:8080/1.0/identifiers/x)
                test "$answer" = hello
                """);
        assertThat(run.exit()).as(run.output()).isZero();
    }

    @Test
    void planted_serverOverTwoLines_isOneCommand() throws IOException, InterruptedException {
        ShellRun run = runPlanted("""
                java -jar deploy/target/flint.jar serve \\
                    --http 127.0.0.1:8080
                curl http://127.0.0.1:8080/
                """);
        assertThat(run.output()).isEqualTo("hello\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "false\ntrue",
                "no-such-command",
                "false | cat",
                "echo $NO_SUCH_VARIABLE",
                "curl http://127.0.0.1:8080/",
                "java -jar deploy/target/flint.jar serve\ncurl http://127.0.0.1:8080/missing",
                "java -jar deploy/target/flint.jar unknown",
                "java -jar deploy/target/flint.jar serve | false\ncurl http://127.0.0.1:8080/"
            })
    void planted_brokenBlock_fails(String commands) throws IOException, InterruptedException {
        assertThat(runPlanted(commands).exit()).isNotZero();
    }

    @Test
    void planted_serverThatEndsAtOnce_isTold() throws IOException, InterruptedException {
        PlantedServer.plant(root);
        Files.writeString(root.resolve("deploy/target/flint.jar"), "not a jar");
        ShellRun run = ShellRun.of(new ShellBlock("planted", "java -jar deploy/target/flint.jar serve"), root, scratch);
        assertThat(run.output()).contains("the server ended at once");
    }

    private ShellRun runPlanted(String commands) throws IOException, InterruptedException {
        PlantedServer.plant(root);
        Path document = Files.writeString(root.resolve("README.md"), "```sh\n" + commands.stripTrailing() + "\n```\n");
        SourceFile file = new SourceFile(Path.of("README.md"), Files.readAllLines(document));
        return ShellRun.of(ShellBlock.in(file).get(0), root, scratch);
    }

    private static boolean isDocument(SourceFile file) {
        return file.hasEnding(".md")
                && (file.path().equals(Path.of("README.md")) || file.path().startsWith("deploy"));
    }
}
