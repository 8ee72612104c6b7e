package dev.flint.deploy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {
    private static final List<String> NAMES = List.of("http.address", "http.keep-alive", "cache.size");

    @ParameterizedTest
    @CsvSource({
        "http.adress, http.address",
        "http.keepalive, http.keep-alive",
        "http.keep_alive, http.keep-alive",
        "size, cache.size",
        "Cache.Size, cache.size"
    })
    void among_nearName_isFound(String text, String name) {
        assertThat(DidYouMean.among(NAMES, text)).contains(name);
    }

    @Test
    void among_farName_isNotFound() {
        assertThat(DidYouMean.among(NAMES, "ledger.colour")).isEmpty();
    }

    @Test
    void among_veryLongName_isNotCompared() {
        assertThat(DidYouMean.among(List.of("x".repeat(101)), "x".repeat(101))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', '', 0", "a, '', 1", "'', ab, 2", "kitten, sitting, 3", "flaw, lawn, 2", "same, same, 0"})
    void edits_ofTwoTexts_areCounted(String left, String right, int expected) {
        assertThat(DidYouMean.edits(left, right)).isEqualTo(expected);
        assertThat(DidYouMean.edits(right, left)).isEqualTo(expected);
    }
}
