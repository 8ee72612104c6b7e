package dev.flint.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InputLineTest {
    @Test
    void plainText_isTheInput() {
        assertThat(given(" did:x:y ").input()).isEqualTo(" did:x:y ");
        assertThat(given("").input()).isEmpty();
        assertThat(given(" {").input()).isEqualTo(" {");
    }

    @Test
    void string_isDecoded() {
        assertThat(given("\"a\\n\\u0000\\\"\"").input()).isEqualTo("a\n\u0000\"");
    }

    @Test
    void object_keepsItsOptions() {
        var given = given("{\"input\":\"a\",\"versionId\":\"3\"}");
        assertThat(given.input()).isEqualTo("a");
        assertThat(given.options().path("versionId").asText()).isEqualTo("3");
    }

    @Test
    void plainText_hasNoOptions() {
        assertThat(given("a").options().isEmpty()).isTrue();
        assertThat(given("\"a\"").options().isEmpty()).isTrue();
    }

    @Test
    void deepNesting_isAnswered() {
        var line = "{\"input\":\"a\",\"x\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}";
        assertThat(InputLine.of(new Lines.Line(line, false))).isInstanceOf(InputLine.Malformed.class);
    }

    @Test
    void tooLong_isNotLookedAt() {
        var malformed = (InputLine.Malformed) InputLine.of(new Lines.Line("\"", true));
        assertThat(malformed.code()).isEqualTo("TOO_LONG");
    }

    /** A text as a JSON string. */
    static String quoted(String text) {
        return JsonText.quote(text);
    }

    private static InputLine.Given given(String line) {
        return (InputLine.Given) InputLine.of(new Lines.Line(line, false));
    }
}
