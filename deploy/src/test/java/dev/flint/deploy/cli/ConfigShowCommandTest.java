package dev.flint.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.deploy.config.ConfigDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigShowCommandTest {
    @TempDir
    private Path directory;

    @Test
    void show_hasEveryKeyWithItsOrigin() {
        var run = Cli.run("config", "show");
        assertThat(run.exit()).isZero();
        assertThat(run.lines()).hasSameSizeAs(ConfigDocument.names());
        assertThat(run.out()).contains("built in");
    }

    @Test
    void show_json_isOneObjectPerKey() {
        var run = Cli.run("config", "show", "-o", "json", "--http", "127.0.0.1:1");
        assertThat(run.lines()).hasSameSizeAs(ConfigDocument.names());
        assertThat(run.json(0).path("key").asText()).isEqualTo("http.address");
        assertThat(run.json(0).path("value").asText()).isEqualTo("127.0.0.1:1");
        assertThat(run.json(0).path("source").asText()).isEqualTo("flag");
    }

    @Test
    void show_file_isWeakerThanAFlag() throws IOException {
        Path file = Files.writeString(directory.resolve("flint.yaml"), "cache:\n  size: 1MiB\nhttp:\n  lameduck: 1s\n");
        var run = Cli.run("config", "show", "--config", file.toString(), "--set", "cache.size=2MiB");
        assertThat(run.lines()).anyMatch(line -> line.startsWith("cache.size") && line.contains("2MiB"));
        assertThat(run.lines()).anyMatch(line -> line.startsWith("http.lameduck") && line.contains("flint.yaml"));
    }

    @Test
    void show_setWithoutValue_isMisuse() {
        assertThat(Cli.run("config", "show", "--set", "cache.size").exit()).isEqualTo(2);
    }
}
