package dev.flint.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MediaTypesTest {
    private static final List<String> OFFERED = List.of("text/html", "application/json", "application/did+json");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | text/html",
                "application/json | application/json",
                "APPLICATION/JSON; charset=utf-8 | application/json",
                "application/* | application/json",
                "text/html;q=0.5, application/json | application/json",
                "application/json;q=0.1, text/html | text/html",
                "application/json, text/html | text/html",
                "application/json;q=0, application/*;q=0.5 | application/did+json",
                "text/html;q=0, */* | application/json",
                "image/png, */*;q=0.1 | text/html",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | text/html"
            })
    void choose_isTheBestOfTheOffer(String accept, String chosen) {
        assertThat(MediaTypes.choose(accept, OFFERED)).contains(chosen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "*/*;q=0", "application/json;q=2", "nonsense", "text/html;q=0"})
    void choose_nothingAcceptableOrMalformed_isNone(String accept) {
        assertThat(MediaTypes.choose(accept, OFFERED)).isEmpty();
    }

    @Test
    void choose_withoutHeader_isTheFirst() {
        assertThat(MediaTypes.choose(null, OFFERED)).contains("text/html");
        assertThat(MediaTypes.choose(" ", OFFERED)).contains("text/html");
    }
}
