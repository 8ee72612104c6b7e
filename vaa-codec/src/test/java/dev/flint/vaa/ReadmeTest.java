package dev.flint.vaa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the page shows is what stands here between the lines of slashes, and prints what the page says. */
class ReadmeTest {
    private static final String MARK = "\n        // -----\n";

    private String printed = "";

    private void print(String line) {
        printed = line;
    }

    @Test
    void example_ofThePage_printsWhatItSays() {
        // -----
        var reading = Codec15459.scan("]d1[)>{RS}06{GS}15NVAA08810000000001123Ab.098{RS}{EOT}", Profile.EXTENDED);
        if (reading instanceof Reading.Read read) {
            var code = read.carried().identity().flatMap(Identity15459::vaaCode).orElseThrow();
            print(code + " of enterprise " + code.enterpriseCode() + ", " + DidForm.of(code) + ", "
                    + HandleForm.of(code));
        } // else a Reading.Rejected with one of the names in CodecError, and the index of the first character that is
        // wrong
        // -----
        assertThat(page()).contains("prints `" + printed + "`");
    }

    @Test
    void page_showsWhatStandsHere() throws IOException {
        String source = Files.readString(Path.of("src/test/java/dev/flint/vaa/ReadmeTest.java"));
        String shown = page().substring(page().indexOf("```java") + 7, page().lastIndexOf("```"));
        String example = source.substring(source.indexOf(MARK) + MARK.length(), source.lastIndexOf(MARK));

        assertThat(words(shown)).isEqualTo(words(example));
    }

    /** Without the layout. */
    private static String words(String code) {
        return String.join("", code.replace("//", "").split("\\s+"));
    }

    private static String page() {
        try {
            return Files.readString(Path.of("README.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
