package dev.flint.vaa;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VaaCodeTest {
    private static final String PUBLISHED = "VAA08810000000001123Ab.098";

    @Test
    void parse_publishedExample_takesItApart() {
        var code = VaaCode.of(PUBLISHED);

        assertThat(code.text()).isEqualTo(PUBLISHED);
        assertThat(code.topTierCode()).isEqualTo("088");
        assertThat(code.secondTierCode()).isEqualTo("100");
        assertThat(code.enterpriseCode()).isEqualTo("00000001");
        assertThat(code.serialNumber()).isEqualTo("123Ab.098");
        assertThat(code.chainCode()).isEmpty();
        assertThat(code.isStrict()).isFalse();
    }

    @Test
    void parse_fiftyCharacters_isTheLongest() {
        String longest = "VAA0881000000000112334Diat*C-DE!(8765)jiuY/L23+a!h";

        assertThat(longest).hasSize(VaaCode.CHARS_MAX);
        assertThat(VaaCode.of(longest).length()).isEqualTo(50);
        assertThat(VaaCode.parse(longest + "0")).isEqualTo(new VaaParse.Rejected(CodecError.TOO_LONG, 50));
        assertThat(VaaCode.parse("\u00E9".repeat(1 << 20))).isEqualTo(new VaaParse.Rejected(CodecError.TOO_LONG, 50));
    }

    @Test
    void parse_fault_isNamedWithItsPosition() {
        assertThat(VaaCode.parse("")).isEqualTo(new VaaParse.Rejected(CodecError.EMPTY, 0));
        assertThat(VaaCode.parse("VAA")).isEqualTo(new VaaParse.Rejected(CodecError.TOO_SHORT, 3));
        assertThat(VaaCode.parse("VAA08810000000001")).isEqualTo(new VaaParse.Rejected(CodecError.EMPTY_SN, 17));
        assertThat(VaaCode.parse("VAA0881000000000O1")).isEqualTo(new VaaParse.Rejected(CodecError.BAD_CIN, 16));
        assertThat(VaaCode.parse("VAA08810000000001a b")).isEqualTo(new VaaParse.Rejected(CodecError.BAD_SN_CHAR, 18));
        assertThatThrownBy(() -> VaaCode.of("VAA")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void chainCode_dottedFourUpperCase_isTheSubChain() {
        var code = VaaCode.of("VAA08810000000001.BY01.X");

        assertThat(code.chainCode()).hasValue("by01");
        assertThat(code.localSerialNumber()).isEqualTo("X");
        for (String serial : new String[] {".BY1.X", ".by01.X", "BY01.X", ".BY01.", ".BY01X", "..BY01.X"}) {
            assertThat(VaaCode.of("VAA08810000000001" + serial).chainCode())
                    .as(serial)
                    .isEmpty();
        }
    }

    @Test
    void validate_anyOctetAnywhere_saysWhatTheGrammarSays() {
        byte[] code = ("?" + PUBLISHED + "?").getBytes(ISO_8859_1);
        for (var profile : Profile.values()) {
            for (int i = 1; i <= PUBLISHED.length(); i++) {
                for (int octet = 0; octet < 256; octet++) {
                    byte[] changed = code.clone();
                    changed[i] = (byte) octet;
                    int fault = VaaCode.validate(changed, 1, PUBLISHED.length(), profile);
                    assertThat(fault == 0).as("%d at %d", octet, i).isEqualTo(isCode(changed, profile));
                    if (fault != 0 && profile == Profile.EXTENDED) {
                        assertThat(VaaCode.index(fault)).isEqualTo(i - 1);
                    }
                }
            }
        }
    }

    private static boolean isCode(byte[] text, Profile profile) {
        for (int i = 1; i < text.length - 1; i++) {
            int at = i - 1;
            char c = (char) (text[i] & 0xFF);
            boolean strict = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
            boolean right = at < 3
                    ? c == "VAA".charAt(at)
                    : at < 17
                            ? c >= '0' && c <= '9'
                            : strict
                                    || (profile == Profile.EXTENDED
                                            && ((c >= 'a' && c <= 'z') || "*+-./()!".indexOf(c) >= 0));
            if (!right) {
                return false;
            }
        }
        return true;
    }

    @Test
    void strict_isASubsetOfExtended() {
        for (long seed = 0; seed < 100_000; seed++) {
            String text = mutated(new SplittableRandom(seed));
            if (VaaCode.parse(text, Profile.STRICT) instanceof VaaParse.Parsed parsed) {
                assertThat(VaaCode.parse(text)).as("seed %d", seed).isEqualTo(parsed);
                assertThat(parsed.code().isStrict()).isTrue();
            }
        }
    }

    private static String mutated(SplittableRandom random) {
        var text = new StringBuilder(random.nextBoolean() ? PUBLISHED : "VAA08810000000001AB12");
        for (int i = random.nextInt(3); i > 0; i--) {
            text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(0x80));
        }
        return text.toString();
    }
}
