package dev.flint.id;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class PercentEncodingTest {
    private static final int SEEDS = 2_000;

    @Test
    void decoded_escapes_areDecodedOnce() {
        assertThat(PercentEncoding.decoded("a%2Fb%2f%2525")).contains("a/b/%25");
    }

    @Test
    void decoded_plus_staysPlus() {
        assertThat(PercentEncoding.decoded("a+b%2B")).contains("a+b+");
    }

    @Test
    void decoded_brokenEscapes_isEmpty() {
        for (String text : new String[] {"%", "a%", "%1", "%zz", "%1g", "%%41", "%u0041", "%-1", "%+1"}) {
            assertThat(PercentEncoding.decoded(text)).as(text).isEmpty();
        }
    }

    @Test
    void decoded_octetsThatAreNotUtf8_isEmpty() {
        for (String text : new String[] {"%ff", "%c3", "%c0%80", "%ed%a0%80", "%f5%80%80%80"}) {
            assertThat(PercentEncoding.decoded(text)).as(text).isEmpty();
        }
    }

    @Test
    void decoded_charactersOutsideTheBasicPlaneBesideEscapes_areKept() {
        assertThat(PercentEncoding.decoded("🔥%20é")).contains("🔥 é");
    }

    @Test
    void decoded_whatAnotherEncoderWrote_isTheText() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var random = new SplittableRandom(seed);
            String text = random.ints(12, 0x20, 0x2FF)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();

            assertThat(PercentEncoding.decoded(URLEncoder.encode(text, UTF_8).replace("+", "%20")))
                    .as("seed %d", seed)
                    .contains(text);
        }
    }
}
