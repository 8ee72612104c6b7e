package dev.flint.bridge.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.id.Base58;
import dev.flint.vaa.VaaCode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierLabelsTest {
    private static final String SERIAL = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz*+-./()!";

    @Test
    void code_anyCode_isReadBackAndKnowsNoCase() {
        var random = new SplittableRandom(9_460);
        for (int seed = 0; seed < 20_000; seed++) {
            var text = new StringBuilder("VAA08810000000001");
            int letters = seed % 2 == 0 ? 36 : SERIAL.length();
            for (int length = 1 + random.nextInt(33); length > 0; length--) {
                text.append(SERIAL.charAt(random.nextInt(letters)));
            }
            var code = VaaCode.of(text.toString());
            var labels = IdentifierLabels.ofCode(code);
            assertThat(labels)
                    .as("seed %d", seed)
                    .allMatch(label -> label.length() <= 63 && label.equals(label.toLowerCase(Locale.ROOT)));
            assertThat(IdentifierLabels.toCode(labels)).as("seed %d", seed).contains(code);
        }
    }

    @Test
    void code_longest_takesTwoLabels() {
        var code = VaaCode.of("VAA0881000000000112334Diat*C-DE!(8765)jiuY/L23+a!h");
        assertThat(IdentifierLabels.ofCode(code)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v-", "v-vaa", "v-vaa08810000000001a-b", "vx-", "vx-zz", "x", "vx-vaa08810000000001"})
    void code_otherLabels_areNone(String label) {
        assertThat(IdentifierLabels.toCode(List.of(label))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clj42aq51a1vohgtgumeaq9fb0r2ncif783e4m",
                "clj42aq51a1vohgtgumeaq9fb0r2ncif783e4m9",
                "clj42aq51a1vohgtgumeaq9fb0r2ncif783e4mz",
                "000000000000000000000000000000000000000",
                ""
            })
    void bid_otherLabels_areNone(String label) {
        assertThat(IdentifierLabels.toBid(label)).isEmpty();
    }

    @Test
    void bid_anyBid_hasALabelOfItsOwn() {
        var random = new SplittableRandom(9_562);
        Set<String> labels = new HashSet<>();
        for (int seed = 0; seed < 20_000; seed++) {
            byte[] raw = new byte[22];
            random.nextBytes(raw);
            if (seed % 50 == 0) {
                raw[0] = 0;
            }
            String suffix = "ef" + Base58.BIF.encode(raw);
            var label = IdentifierLabels.ofBid(suffix);
            assertThat(label)
                    .as(suffix)
                    .hasValueSatisfying(text -> assertThat(text).hasSize(39));
            assertThat(label.flatMap(IdentifierLabels::toBid)).contains(suffix);
            assertThat(labels.add(label.orElseThrow())).isTrue();
        }
    }

    @Test
    void bid_ofTheChainsAlphabet_isNotSpelledInTwoWays() {
        // "efJgt44mNDewKK1VEN454R17cjso3mSG" with the capital that says that the digits are read otherwise
        byte[] octets =
                Base32Hex.decode("clj42aq51a1vohgtgumeaq9fb0r2ncif783e4m8").orElseThrow();
        octets[1] = 'F';
        assertThat(IdentifierLabels.toBid(Base32Hex.encode(octets))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"e", "ef", "es123", "efJgt44mNDewKK1VEN454R17cjso3mSGx", "ef0OIl"})
    void bid_otherForms_haveNoLabel(String suffix) {
        assertThat(IdentifierLabels.ofBid(suffix)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a..b", ".", "a b", "é", ".a"})
    void name_thatIsNone_isRefused(String text) {
        assertThat(DnsName.parse(text.equals(".") ? ".." : text)).isEmpty();
        assertThat(DnsName.parse("a".repeat(64))).isEmpty();
        assertThat(DnsName.parse("a.".repeat(128))).isEmpty();
    }
}
