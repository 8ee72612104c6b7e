package dev.flint.methods;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebOriginTest {
    @ParameterizedTest
    @CsvSource({
        "https://example.com, https://example.com",
        "https://Example.COM/, https://example.com",
        "https://example.com:443, https://example.com",
        "https://example.com:8443/, https://example.com:8443"
    })
    void origin_hasOneSpelling(String text, String origin) {
        assertThat(WebOrigin.of(text)).contains(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "http://example.com",
                "https:",
                "https://",
                "https:///",
                "https://example.com/a",
                "https://example.com?a",
                "https://example.com#a",
                "https://a@example.com",
                "https://exa mple.com",
                "mailto:a@example.com"
            })
    void whateverElse_isNone(String text) {
        assertThat(WebOrigin.of(text)).isEmpty();
    }
}
