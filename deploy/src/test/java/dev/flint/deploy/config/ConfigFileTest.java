package dev.flint.deploy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {
    private final List<ConfigFault> faults = new ArrayList<>();

    @TempDir
    private Path directory;

    @Test
    void read_sections_givesDottedNames() throws IOException {
        assertThat(read("http:\n  address: a\nlog:\n  level: b\n"))
                .extracting(Setting::name, Setting::text)
                .containsExactly(tuple("http.address", "a"), tuple("log.level", "b"));
    }

    @Test
    void read_dottedNames_areTheSameAsSections() throws IOException {
        assertThat(read("http.address: a\n")).extracting(Setting::name).containsExactly("http.address");
    }

    @Test
    void read_json_isYamlToo() throws IOException {
        assertThat(read("{\"http\": {\"event-loops\": 2}}"))
                .extracting(Setting::name, Setting::text)
                .containsExactly(tuple("http.event-loops", "2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10000", "true", "0.5", "1e3", "007", "off", "10:30", "2026-01-01", "127.0.0.1:8080"})
    void read_valueThatYamlMightInterpret_staysText(String text) throws IOException {
        assertThat(read("a: {b: %s}".formatted(text))).extracting(Setting::text).containsExactly(text);
    }

    @Test
    void read_list_isJoinedAndMarked() throws IOException {
        assertThat(read("a:\n  b: [x, 'y']\n"))
                .extracting(Setting::text, Setting::list)
                .containsExactly(tuple("x,y", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# only a comment\n", "---\n", "{}", "http: {}\n"})
    void read_nothingSet_isFine(String text) throws IOException {
        assertThat(read(text)).isEmpty();
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "just a text",
                "- a\n- b\n",
                "http:\n",
                "http: ~\n",
                "http: ''\n",
                "http:\n  address:\n",
                "a: {b: [[x]]}",
                "a: {b: [{x: y}]}",
                "a: {b: [~]}",
                "a: {b: 1}\n---\nc: {d: 2}\n",
                "a: {b: 1, b: 2}\n",
                "a: {b: 1}\na: {c: 2}\n",
                "a: {b: 1}\na.b: 2\n",
                "a: &x 1\nb: *x\n",
                "a: [1, 2\n",
                "a: 'b\n",
                "\ta: b\n",
                "a: b: c\n"
            })
    void read_whatIsNotSectionsWithKeys_isAFault(String text) throws IOException {
        read(text);
        assertThat(faults).hasSize(1).allSatisfy(fault -> {
            assertThat(fault.kind()).isEqualTo(ConfigFault.Kind.BAD_FILE);
            assertThat(fault.where()).contains("flint.yaml line ");
        });
    }

    @Test
    void read_brokenLine_isNamed() throws IOException {
        read("http:\n  address: a\n  address: b\n");
        assertThat(faults).extracting(ConfigFault::where).containsExactly(directory.resolve("flint.yaml") + " line 3");
    }

    @Test
    void read_notUtf8_isAFault() throws IOException {
        Path file = Files.write(directory.resolve("flint.yaml"), "a: {b: ü}".getBytes(StandardCharsets.ISO_8859_1));
        ConfigFile.read(file, faults);
        assertThat(faults).hasSize(1);
    }

    @Test
    void read_directory_isAFault() {
        ConfigFile.read(directory, faults);
        assertThat(faults).hasSize(1);
    }

    @Test
    void read_longestFile_isRead() throws IOException {
        assertThat(read("a: {b: 1}\n#" + "x".repeat(ConfigFile.BYTES_MAX - 11))).hasSize(1);
    }

    @Test
    void read_longerFile_isAFault() throws IOException {
        assertThat(read("a: {b: 1}\n#" + "x".repeat(ConfigFile.BYTES_MAX - 10))).isEmpty();
        assertThat(faults).hasSize(1);
    }

    @Test
    void read_anyText_answers() throws IOException {
        String alphabet = "ab:-[]{},'\"#&*!|>%@` \n\t~?\\\u0000\u00e9.1";
        for (long seed = 0; seed < 2_000; seed++) {
            var random = new SplittableRandom(seed);
            var text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            faults.clear();
            var settings = read(text.toString());
            assertThat(settings).as("seed %d", seed).doesNotContainNull();
        }
    }

    private List<Setting> read(String text) throws IOException {
        return ConfigFile.read(Files.writeString(directory.resolve("flint.yaml"), text), faults);
    }
}
