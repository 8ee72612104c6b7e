package dev.flint.vaa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VaaCodeTest {
    private static final String PUBLISHED = "VAA08810000000001123Ab.098";

    @Test
    void parse_publishedExample_takesItApart() {
        var code = ((VaaParse.Parsed) VaaCode.parse("15N" + PUBLISHED)).code();

        assertThat(code.text()).isEqualTo(PUBLISHED);
        assertThat(code.topNodeCode()).isEqualTo("088");
        assertThat(code.secondNodeCode()).isEqualTo("100");
        assertThat(code.enterpriseCode()).isEqualTo("00000001");
        assertThat(code.serialNumber()).isEqualTo("123Ab.098");
    }

    @Test
    void parse_fiftyCharacters_isTheLongest() {
        String longest = "VAA0881000000000112334Diat*C-DE!(8765)jiuY/L23+a!h";

        assertThat(longest).hasSize(VaaCode.CHARS_MAX);
        assertThat(VaaCode.parse(longest)).isEqualTo(new VaaParse.Parsed(longest));
        assertThat(VaaCode.parse(longest + "0")).isEqualTo(new VaaParse.Rejected(VaaFault.TOO_LONG, 50));
        assertThat(VaaCode.parse("15N" + longest + "0")).isEqualTo(new VaaParse.Rejected(VaaFault.TOO_LONG, 53));
    }

    @Test
    void parse_fault_isNamedWithItsPosition() {
        assertThat(VaaCode.parse("")).isEqualTo(new VaaParse.Rejected(VaaFault.ISSUING_AGENCY, 0));
        assertThat(VaaCode.parse("15NvAA")).isEqualTo(new VaaParse.Rejected(VaaFault.ISSUING_AGENCY, 3));
        assertThat(VaaCode.parse("VAA")).isEqualTo(new VaaParse.Rejected(VaaFault.TOO_SHORT, 3));
        assertThat(VaaCode.parse("VAA08810000000001")).isEqualTo(new VaaParse.Rejected(VaaFault.TOO_SHORT, 17));
        assertThat(VaaCode.parse("VAA0881000000000O1")).isEqualTo(new VaaParse.Rejected(VaaFault.NOT_A_DIGIT, 16));
        assertThat(VaaCode.parse("VAA08810000000001a b"))
                .isEqualTo(new VaaParse.Rejected(VaaFault.SERIAL_CHARACTER, 18));
    }

    @Test
    void parse_anyText_agreesWithTheConstructor() {
        for (long seed = 0; seed < 20_000; seed++) {
            String text = mutated(new SplittableRandom(seed));
            if (VaaCode.parse(text) instanceof VaaParse.Parsed parsed) {
                assertThat(parsed.code().text()).as("seed %d", seed).isEqualTo(parsed.text());
            } else if (!text.startsWith("15N")) {
                assertThatThrownBy(() -> new VaaCode(text))
                        .as("seed %d", seed)
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    private static String mutated(SplittableRandom random) {
        var text = new StringBuilder(PUBLISHED);
        for (int i = random.nextInt(4); i > 0; i--) {
            text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(32, 300));
        }
        text.setLength(random.nextInt(text.length() + 1));
        return text.toString();
    }
}
