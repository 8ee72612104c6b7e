package dev.flint.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RelativeReferenceTest {
    private static final RelativeReference BASE = RelativeReference.of("http://a/b/c/d;p?q");

    /** RFC 3986, sections 5.4.1 and 5.4.2, as a strict reader has it. */
    private static Map<String, String> examples() {
        Map<String, String> examples = new LinkedHashMap<>();
        String[] lines = {
            "g:h g:h",
            "g http://a/b/c/g",
            "./g http://a/b/c/g",
            "g/ http://a/b/c/g/",
            "/g http://a/g",
            "//g http://g",
            "?y http://a/b/c/d;p?y",
            "g?y http://a/b/c/g?y",
            "#s http://a/b/c/d;p?q#s",
            "g#s http://a/b/c/g#s",
            "g?y#s http://a/b/c/g?y#s",
            ";x http://a/b/c/;x",
            "g;x http://a/b/c/g;x",
            "g;x?y#s http://a/b/c/g;x?y#s",
            " http://a/b/c/d;p?q",
            ". http://a/b/c/",
            "./ http://a/b/c/",
            ".. http://a/b/",
            "../ http://a/b/",
            "../g http://a/b/g",
            "../.. http://a/",
            "../../ http://a/",
            "../../g http://a/g",
            "../../../g http://a/g",
            "../../../../g http://a/g",
            "/./g http://a/g",
            "/../g http://a/g",
            "g. http://a/b/c/g.",
            ".g http://a/b/c/.g",
            "g.. http://a/b/c/g..",
            "..g http://a/b/c/..g",
            "./../g http://a/b/g",
            "./g/. http://a/b/c/g/",
            "g/./h http://a/b/c/g/h",
            "g/../h http://a/b/c/h",
            "g;x=1/./y http://a/b/c/g;x=1/y",
            "g;x=1/../y http://a/b/c/y",
            "g?y/./x http://a/b/c/g?y/./x",
            "g?y/../x http://a/b/c/g?y/../x",
            "g#s/./x http://a/b/c/g#s/./x",
            "g#s/../x http://a/b/c/g#s/../x",
            "http:g http:g",
        };
        for (String line : lines) {
            int space = line.lastIndexOf(' ');
            examples.put(line.substring(0, space), line.substring(space + 1));
        }
        return examples;
    }

    @Test
    void from_examplesOfTheRfc_areAsItSays() {
        examples()
                .forEach((reference, expected) -> assertThat(
                                RelativeReference.of(reference).from(BASE).text())
                        .as("\"%s\"", reference)
                        .isEqualTo(expected));
    }

    @Test
    void text_ofWhatWasRead_isTheSame() {
        for (String text : examples().values()) {
            assertThat(RelativeReference.of(text).text()).isEqualTo(text);
        }
    }

    @Test
    void from_baseWithoutPath_hasASlashBetween() {
        var base = RelativeReference.of("https://example.com");

        assertThat(RelativeReference.of("a").from(base).text()).isEqualTo("https://example.com/a");
    }
}
