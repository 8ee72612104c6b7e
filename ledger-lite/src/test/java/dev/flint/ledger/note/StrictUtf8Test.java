package dev.flint.ledger.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictUtf8Test {
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\u0000", "\ufeffa", "\u00e9", "\u20ac", "\ud83d\ude00", "\uffff"})
    void decode_utf8_isTheText(String text) {
        assertThat(StrictUtf8.decode(text.getBytes(UTF_8))).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "c3", "c080", "e282", "eda080", "f4908080", "ff", "41c3", "f0808080", "c3a9c3"})
    void decode_anythingElse_isEmpty(String hex) {
        assertThat(StrictUtf8.decode(HexFormat.of().parseHex(hex))).isEmpty();
    }
}
